import { changeSettings } from '../../lib/browser/settings';
import { NOTICE_CORNERS } from '../../lib/model/notice-corner';
import { useApp } from '../app/app-context';
import { ReminderSwitch } from '../parts/reminder-switch';
import { SwitchRow } from '../parts/row';
import { Choice } from './choice';
import { Section } from './section';
import { useOptionsText } from './use-options-text';

/** The notice on the page: on or off, and in which corner; and what the device itself tells of. */
export function NoticeSection() {
  const { text, settings } = useApp();
  const optionsText = useOptionsText();
  return (
    <Section id="notice">
      <SwitchRow
        title={text('notice.title')}
        hint={text('notice.hint')}
        isOn={settings.notice}
        onChange={(notice) => void changeSettings({ notice })}
        testId="notice"
      />
      {settings.notice ? (
        <>
          <Choice
            title={optionsText('corner.title')}
            name="notice-corner"
            chosen={settings.noticeCorner}
            choices={NOTICE_CORNERS.map((value) => ({ value, label: optionsText(`corner.${value}`) }))}
            onChoose={(noticeCorner) => void changeSettings({ noticeCorner })}
          />
          <SwitchRow
            title={text('care.title')}
            hint={text('care.hint')}
            isOn={settings.care}
            onChange={(care) => void changeSettings({ care })}
            testId="care"
          />
        </>
      ) : null}
      <ReminderSwitch
        title={optionsText('alerts.title')}
        hint={optionsText('alerts.hint')}
        refused={optionsText('alerts.refused')}
      />
    </Section>
  );
}
