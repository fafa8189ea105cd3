import { useState } from 'preact/hooks';
import { askForNotificationPermission } from '../../lib/browser/notifications';
import { changeSettings } from '../../lib/browser/settings';
import { useApp } from '../app/app-context';
import { SwitchRow } from './row';
import '../options/settings-rows.css';

export interface ReminderSwitchProps {
  title: string;
  hint: string;
  /** Where the browser said no. */
  refused: string;
}

/** Whether the device tells of dates that are near. Off until it is switched on, which is when the browser asks. */
export function ReminderSwitch({ title, hint, refused }: ReminderSwitchProps) {
  const { settings } = useApp();
  const [isRefused, setRefused] = useState(false);
  const change = async (isOn: boolean) => {
    const isAllowed = !isOn || (await askForNotificationPermission().catch(() => false));
    setRefused(!isAllowed);
    if (isAllowed) await changeSettings({ reminders: isOn });
  };
  return (
    <>
      <SwitchRow
        title={title}
        hint={hint}
        isOn={settings.reminders}
        onChange={(isOn) => void change(isOn)}
        testId="reminders"
      />
      {isRefused ? (
        <p class="wrong-input" role="alert">
          {refused}
        </p>
      ) : null}
    </>
  );
}
