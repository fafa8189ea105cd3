import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { openClaim } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';

interface ApplyChosenProps {
  purchaseIds: readonly string[];
  onOpen(opening: Promise<void>): void;
}

/** Begins a claim for what is chosen, or opens the one that it has already, in the library. */
export function ApplyChosen({ purchaseIds, onOpen }: ApplyChosenProps) {
  const { text } = useApp();
  const [isFailed, setFailed] = useState(false);
  const apply = () =>
    askBackground('startClaim', { purchaseIds: [...purchaseIds], reason: null }).then(
      ({ claimId }) => onOpen(openClaim(claimId)),
      () => setFailed(true),
    );
  return (
    <>
      {isFailed ? <span role="alert">{text('apply.failed')}</span> : null}
      <button
        type="button"
        class="button tall"
        data-testid="apply-chosen"
        disabled={purchaseIds.length === 0}
        onClick={() => void apply()}
      >
        <Icon name="refund" />
        {text('apply.chosen')}
      </button>
    </>
  );
}
