import { openBackup } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { StoreFailure } from '../parts/store-failure';
import { DeleteEverything } from './delete-everything';
import { Row } from '../parts/row';
import { RetentionRow } from './retention-row';
import { Section } from './section';
import { SpaceRow } from './space-row';
import { UsageRow } from './usage-row';

/** How much is kept, and how all of it goes. */
export function StorageSection() {
  const { text } = useApp();
  const counts = useLive((store) => store.counts(), []);
  if (counts.status === 'failed') {
    return (
      <Section id="storage">
        <StoreFailure error={counts.error} />
      </Section>
    );
  }
  const { purchases, captures } = counts.status === 'ready' ? counts.value : { purchases: 0, captures: 0 };
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
      <Row title={text('delete.all')} hint={text('delete.allHint')}>
        <DeleteEverything purchases={purchases} captures={captures} />
      </Row>
    </Section>
  );
}
