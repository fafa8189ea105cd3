import { useState } from 'preact/hooks';
import { askForNotificationPermission } from '../../lib/browser/notifications';
import { changeSettings } from '../../lib/browser/settings';
import { useApp } from '../app/app-context';
import { SwitchRow } from '../parts/row';
import { useClaimText } from './use-claim-text';
import '../options/settings-rows.css';

/** Whether the device tells of dates that are near. Off until it is switched on, which is when the browser asks. */
export function ReminderSwitch() {
  const { say } = useClaimText();
  const { settings } = useApp();
  const [isRefused, setRefused] = useState(false);
  const change = async (isOn: boolean) => {
    const isAllowed = !isOn || (await askForNotificationPermission().catch(() => false));
    setRefused(!isAllowed);
    if (isAllowed) await changeSettings({ reminders: isOn });
  };
  return (
    <div class="claim-reminder">
      <SwitchRow
        title={say('reminder.switch')}
        hint={say('reminder.hint')}
        isOn={settings.reminders}
        onChange={(isOn) => void change(isOn)}
        testId="reminders"
      />
      {isRefused ? (
        <p class="claim-problem" role="alert">
          {say('reminder.refused')}
        </p>
      ) : null}
    </div>
  );
}
