import { openBackup } from '../../lib/browser/tabs';
import { daysWithoutBackup, SNOOZE } from '../../lib/model/backup-reminder';
import type { Store } from '../../lib/store/store';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import './backup-reminder.css';

export const backupFacts = (store: Store) => store.backupFacts();

/** Says that nothing was backed up for long, and can be put off; nothing where a backup is recent or not wanted. */
export function BackupReminder() {
  const { text, settings, store } = useApp();
  const facts = useLive(backupFacts, []);
  if (facts.status !== 'ready') return null;
  const days = daysWithoutBackup(facts.value, settings.backupReminder, Date.now());
  if (days === null) return null;
  return (
    <section class="backup-reminder" aria-label={text('backup.title')} data-testid="backup-reminder">
      <p>
        <b>
          {facts.value.lastAt === null ? text('backup.due.never') : text('backup.due.last', { count: days })}
        </b>{' '}
        {text('backup.due.why')}
      </p>
      <button type="button" class="button" data-testid="backup-now" onClick={() => void openBackup()}>
        {text('backup.due.now')}
      </button>
      <button
        type="button"
        class="button quiet"
        data-testid="backup-later"
        onClick={() => void store.snoozeBackup(Date.now() + SNOOZE)}
      >
        {text('backup.due.later')}
      </button>
    </section>
  );
}
