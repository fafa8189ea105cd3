import { wakeFor } from '../browser/alarms';
import { hasNotificationPermission, notify } from '../browser/notifications';
import { readSettings } from '../browser/settings';
import type { Store } from '../store/store';
import { formatDay } from '../text/format-day';
import { reminderText, type ReminderKey } from '../text/reminder';
import { chooseLanguage } from '../text/translate';
import type { ReminderTools } from './remind';

/** What telling of dates needs, with the real browser. */
export function reminderTools(store: Store): ReminderTools {
  return {
    store,
    isOn: async () => (await readSettings()).reminders && (await hasNotificationPermission()),
    wakeAt: (at) => wakeFor('deadlines', at),
    async show({ claim, day, left }) {
      const language = chooseLanguage((await readSettings()).language, navigator.languages);
      const say = await reminderText.load(language);
      const title = claim.reason === null ? say('title') : say(`reason.${claim.reason}` as ReminderKey);
      const when = left === 0 ? say('deadlines.today') : say('deadlines.left', { count: left });
      await notify(claim.id, {
        title: say('reminder.title', { title }),
        message: `${say('deadlines.act', { day: formatDay(day, language) })} · ${when}`,
      });
    },
  };
}
