import { changeSettings } from '../../lib/browser/settings';
import {
  canRecordTabs,
  giveBackRecordingPermission,
  hasRecordingPermission,
} from '../../lib/browser/tab-capture';
import { RECORDING_MEGABYTES, RECORDING_MINUTES } from '../../lib/model/recording';
import { useApp } from '../app/app-context';
import { Row } from '../parts/row';
import { usePermission } from '../parts/use-permission';
import { useRecordingText } from './use-recording-text';

/** What the recording of a tab is, its limits, and its permission; or that this browser cannot. */
export function RecordingRows() {
  const text = useRecordingText();
  const { settings } = useApp();
  if (!canRecordTabs()) return <Row title={text('setting.title')} hint={text('setting.cannot')} />;
  const hint = (
    <>
      <p>{text('setting.hint')}</p>
      <p>{text('setting.why')}</p>
      <div class="add-line">
        <Limit
          label={text('setting.minutes')}
          testId="recording-minutes"
          values={RECORDING_MINUTES}
          chosen={settings.recordingMinutes}
          name={(count) => text('setting.minutesValue', { count })}
          onChoose={(recordingMinutes) => void changeSettings({ recordingMinutes })}
        />
        <Limit
          label={text('setting.megabytes')}
          testId="recording-megabytes"
          values={RECORDING_MEGABYTES}
          chosen={settings.recordingMegabytes}
          name={(count) => text('setting.megabytesValue', { count })}
          onChoose={(recordingMegabytes) => void changeSettings({ recordingMegabytes })}
        />
      </div>
    </>
  );
  return (
    <Row title={text('setting.title')} hint={hint}>
      <RecordingPermission />
    </Row>
  );
}

/** Nothing is asked for here: the first recording does. */
function RecordingPermission() {
  const text = useRecordingText();
  const isAllowed = usePermission(hasRecordingPermission, []);
  if (isAllowed === null) return null;
  return (
    <div class="permission" data-testid="recording-permission" data-allowed={isAllowed}>
      <span class={isAllowed ? 'state ready' : 'state'}>
        {text(isAllowed ? 'setting.allowed' : 'setting.notAllowed')}
      </span>
      {isAllowed ? (
        <button type="button" class="button" onClick={() => void giveBackRecordingPermission()}>
          {text('setting.giveBack')}
        </button>
      ) : null}
    </div>
  );
}

interface LimitProps<Value extends number> {
  label: string;
  testId: string;
  values: readonly Value[];
  chosen: Value;
  name(value: Value): string;
  onChoose(value: Value): void;
}

function Limit<Value extends number>({ label, testId, values, chosen, name, onChoose }: LimitProps<Value>) {
  return (
    <label class="retention-choice">
      {label}
      <select
        class="input"
        data-testid={testId}
        value={String(chosen)}
        onChange={({ currentTarget }) => {
          const value = values.find((known) => String(known) === currentTarget.value);
          if (value !== undefined) onChoose(value);
        }}
      >
        {values.map((value) => (
          <option key={value} value={String(value)}>
            {name(value)}
          </option>
        ))}
      </select>
    </label>
  );
}
