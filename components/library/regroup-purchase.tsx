import { useId, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import type { Merging } from '../../lib/flow/merging';
import type { Capture } from '../../lib/model/capture';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import type { RegroupOutcome, Regrouping } from '../../lib/model/regrouping';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { usePlatformName } from '../app/use-platform-name';
import { formatFull } from '../format/format-time';
import { toggle, type Selection } from '../format/selection';
import { shortenMiddle } from '../format/shorten-middle';
import { Icon } from '../icons';
import './regroup.css';

export interface Regrouped {
  kind: 'merged' | 'split';
  purchaseId: string;
  undo: Regrouping;
}

export interface RegroupPurchaseProps {
  purchase: Purchase;
  captures: readonly Capture[];
  merging: Merging;
  onRegrouped(done: Regrouped): void;
}

type Problem = (RegroupOutcome & { status: 'refused' })['why'] | 'failed';

/** Puts this purchase together with another, or takes captures out of it; both can be undone, and nothing sealed changes. */
export function RegroupPurchase(props: RegroupPurchaseProps) {
  const { text } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const regroup = async (kind: Regrouped['kind'], change: Regrouping) => {
    setProblem(null);
    const outcome = await askBackground('regroupCaptures', change).catch(() => null);
    if (outcome?.status === 'regrouped') props.onRegrouped({ kind, ...outcome });
    else setProblem(outcome?.why ?? 'failed');
  };
  return (
    <details
      class="regroup"
      data-testid="regroup"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text('regroup.title')}</summary>
      {isOpen ? (
        <>
          <p class="regroup-hint">{text('regroup.what')}</p>
          {problem === null ? null : (
            <p class="warning" role="alert">
              {text(`regroup.problem.${problem}`)}
            </p>
          )}
          <Merge {...props} onMerge={(change) => void regroup('merged', change)} />
          <Split {...props} onSplit={(change) => void regroup('split', change)} />
        </>
      ) : null}
    </details>
  );
}

/** Others that are offered: what speaks for one puts it first. */
const OFFERED = 50;

function Merge({
  purchase,
  captures,
  merging,
  onMerge,
}: RegroupPurchaseProps & { onMerge(change: Regrouping): void }) {
  const { text, language } = useApp();
  const nameOf = usePlatformName();
  const id = useId();
  const [chosen, setChosen] = useState('');
  const all = useLive((store) => store.allPurchases(), []);
  if (all.status !== 'ready' || all.value.length < 2) return null;
  const offered = merging.candidates(purchase, all.value).slice(0, OFFERED);
  const other = offered.find((candidate) => candidate.purchase.id === chosen)?.purchase;
  const inShort = (one: Purchase) =>
    [
      nameOf(one),
      one.amount === null ? text('purchase.noAmount') : formatMoney(one.amount, language),
      formatFull(one.firstAt, language),
      ...(one.orderNo === null ? [] : [shortenMiddle(one.orderNo, 4, 6)]),
    ].join(' · ');
  return (
    <fieldset>
      <legend>{text('regroup.merge')}</legend>
      <select
        id={id}
        class="input"
        aria-label={text('regroup.pick')}
        data-testid="merge-with"
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      >
        <option value="">{text('regroup.pick')}</option>
        {offered.map((candidate) => (
          <option key={candidate.purchase.id} value={candidate.purchase.id}>
            {candidate.hint === null ? '' : `${text(`regroup.hint.${candidate.hint}`)} · `}
            {inShort(candidate.purchase)}
          </option>
        ))}
      </select>
      {other === undefined ? null : (
        <>
          <p>{inShort(other)}</p>
          <ul class="regroup-doubts">
            {merging.doubts(purchase, other).map((doubt) => (
              <li key={doubt} class="warning" data-doubt={doubt}>
                <Icon name="warning" small />
                {text(`regroup.doubt.${doubt}`)}
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="button"
            data-testid="merge"
            onClick={() =>
              onMerge({ moves: captures.map((capture) => ({ captureId: capture.id, purchaseId: other.id })) })
            }
          >
            {text('regroup.mergeAction')}
          </button>
        </>
      )}
    </fieldset>
  );
}

function Split({ captures, onSplit }: RegroupPurchaseProps & { onSplit(change: Regrouping): void }) {
  const { text, word, language } = useApp();
  const [ticked, setTicked] = useState<Selection>(new Set());
  if (captures.length < 2) return null;
  const moves = captures
    .filter(({ id }) => ticked.has(id))
    .map(({ id }) => ({ captureId: id, purchaseId: null }));
  return (
    <fieldset>
      <legend>{text('regroup.split')}</legend>
      <ul class="regroup-captures">
        {captures.map(({ id, body, capturedAt }) => (
          <li key={id}>
            <label class="regroup-pick">
              <input
                type="checkbox"
                checked={ticked.has(id)}
                onChange={() => setTicked(toggle(ticked, id))}
              />{' '}
              {word(`stage.${body.stage}`)} · {formatFull(capturedAt, language)}
            </label>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        data-testid="split"
        disabled={moves.length === 0 || moves.length === captures.length}
        onClick={() => onSplit({ moves })}
      >
        {text('regroup.splitAction')}
      </button>
    </fieldset>
  );
}
