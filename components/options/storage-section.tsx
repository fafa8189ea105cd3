import { useEffect, useState } from 'preact/hooks';
import { openBackup } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatBytes } from '../format/format-bytes';
import { StoreFailure } from '../parts/store-failure';
import { DeleteEverything } from './delete-everything';
import { Row } from '../parts/row';
import { Section } from './section';

/** How much is kept, and how all of it goes. */
export function StorageSection() {
  const { text, language } = useApp();
  const counts = useLive((store) => store.counts(), []);
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    void navigator.storage.estimate().then(({ usage }) => setUsed(usage ?? null));
  }, [counts]);
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
          <div>
            <dt>{text('storage.space')}</dt>
            <dd>{used === null ? '–' : formatBytes(used, language)}</dd>
          </div>
        </dl>
      </Row>
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
