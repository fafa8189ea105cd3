import { useEffect, useRef, useState } from 'preact/hooks';
import { openChecker } from '../../lib/browser/tabs';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { Icon } from '../icons';
import { StageDots } from '../parts/stage-dots';
import { StoreFailure } from '../parts/store-failure';
import { PracticeExport } from './practice-export';
import { useWelcomeText } from './use-welcome-text';
import '../parts/purchase-row.css';

const STEPS = ['1', '2', '3'] as const;
const PRACTICE_PAGE = 'practice.html';

/** A go at it on the sample page, and the packet that comes of it. The store of this page is that of practice alone. */
export function PracticeScreen() {
  const text = useWelcomeText();
  const { store } = useApp();
  const [deleting, setDeleting] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const live = useLive(() => store.latestPurchases(1), [deleting]);
  const purchase = live.status === 'ready' ? live.value[0] : undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const isGone = deleting === 'done' && live.status === 'ready' && purchase === undefined;
  // The button that was pressed went with the practice.
  useEffect(() => {
    if (isGone) heading.current?.focus();
  }, [isGone]);
  if (live.status === 'failed') return <StoreFailure error={live.error} />;
  const remove = async () => {
    setDeleting('busy');
    await store.deleteEverything().then(
      () => setDeleting('done'),
      () => setDeleting('failed'),
    );
  };
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {text('practice.title')}
      </h1>
      <p class="welcome-lead">{text('practice.lead')}</p>
      {purchase === undefined ? (
        <section class="welcome-card practice-start">
          <ol class="welcome-numbered">
            {STEPS.map((step) => (
              <li key={step}>{text(`practice.${step}`)}</li>
            ))}
          </ol>
          <a class="button primary tall" href={PRACTICE_PAGE} data-testid="start-practice">
            {text('practice.start')}
          </a>
        </section>
      ) : (
        <section class="welcome-card" data-testid="practice-purchase">
          <h2>
            <Icon name="check" />
            {text('practice.captured')}
          </h2>
          <Captured purchase={purchase} />
          <PracticeExport />
          <div class="practice-after">
            <a class="button" href={PRACTICE_PAGE}>
              {text('practice.again')}
            </a>
            <button type="button" class="button" onClick={() => void openChecker()}>
              {text('practice.check')}
            </button>
            <button
              type="button"
              class="button danger"
              data-testid="delete-practice"
              disabled={deleting === 'busy'}
              onClick={() => void remove()}
            >
              <Icon name="trash" small />
              {text('practice.delete')}
            </button>
          </div>
        </section>
      )}
      <output class="practice-deleted" data-testid="practice-deleted">
        {isGone ? text('practice.deleted') : ''}
        {deleting === 'failed' ? text('practice.deleteFailed') : ''}
      </output>
    </>
  );
}

function Captured({ purchase }: { purchase: Purchase }) {
  const text = useWelcomeText();
  const { language } = useApp();
  const { amount, orderNo, captureIds, stages } = purchase;
  return (
    <>
      <dl class="practice-facts">
        <div>
          <dt>{text('practice.order')}</dt>
          <dd class="mono">{orderNo ?? '–'}</dd>
        </div>
        <div>
          <dt>{text('practice.amount')}</dt>
          <dd>{amount === null ? '–' : formatMoney(amount, language)}</dd>
        </div>
        <div>
          <dt>{text('practice.captures')}</dt>
          <dd>{text('practice.what', { count: captureIds.length })}</dd>
        </div>
      </dl>
      <StageDots purchase={purchase} />
      {stages.includes('paid') ? null : <p class="welcome-note">{text('practice.missing')}</p>}
    </>
  );
}
