import { changeSettings } from '../../lib/browser/settings';
import { openBackup } from '../../lib/browser/tabs';
import { BACKUP_REMINDERS } from '../../lib/model/settings';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { StoreFailure } from '../parts/store-failure';
import { Choice } from './choice';
import { DeleteEverything } from './delete-everything';
import { Row } from '../parts/row';
import { RetentionRow } from './retention-row';
import { Section } from './section';
import { SpaceRow } from './space-row';
import { UsageRow } from './usage-row';

/** How much is kept, and how all of it goes. */
export function StorageSection() {
  const { text, settings } = useApp();
  const counts = useLive((store) => store.counts(), []);
  if (counts.status === 'failed') {
    return (
      <Section id="storage">
        <StoreFailure error={counts.error} />
      </Section>
    );
  }
  const { purchases, captures, added } =
    counts.status === 'ready' ? counts.value : { purchases: 0, captures: 0, added: 0 };
  return (
    <Section id="storage">
      <Row title={text('storage.used')} hint={text('storage.where')}>
        <dl class="figures" data-testid="storage">
          <div>
            <dt>{text('storage.purchases')}</dt>
            <dd>{purchases}</dd>
          </div>
          <div>
            <dt>{text('storage.captures')}</dt>
            <dd>{captures}</dd>
          </div>
          <div>
            <dt>{text('storage.added')}</dt>
            <dd>{added}</dd>
          </div>
        </dl>
      </Row>
      <SpaceRow changed={counts} />
      <UsageRow />
      <RetentionRow />
      <Row title={text('backup.title')} hint={text('backup.rowHint')}>
        <button type="button" class="button" data-testid="open-backup" onClick={() => void openBackup()}>
          {text('backup.open')}
        </button>
      </Row>
      <Choice
        title={text('backup.reminder')}
        name="backup-reminder"
        chosen={String(settings.backupReminder)}
        choices={BACKUP_REMINDERS.map((days) => ({
          value: String(days),
          label: days === 0 ? text('backup.reminder.never') : text('backup.reminder.after', { count: days }),
        }))}
        onChoose={(chosen) => {
          const backupReminder = BACKUP_REMINDERS.find((days) => String(days) === chosen);
          if (backupReminder !== undefined) void changeSettings({ backupReminder });
        }}
      />
      <Row title={text('delete.all')} hint={text('delete.allHint')}>
        <DeleteEverything purchases={purchases} captures={captures} />
      </Row>
    </Section>
  );
}
