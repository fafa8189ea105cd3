import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { isOver } from '../../lib/model/claim';
import { useLive } from '../app/use-live';
import { Icon } from '../icons';
import { useClaimText } from './use-claim-text';

/** Begins a claim for a purchase, or opens the one that it has. */
export function ApplyButton({ purchaseId, onOpen }: { purchaseId: string; onOpen(claimId: string): void }) {
  const { say } = useClaimText();
  const [isFailed, setFailed] = useState(false);
  const claims = useLive((store) => store.claimsOf([purchaseId]), [purchaseId]);
  const has = claims.status === 'ready' && claims.value.some((claim) => !isOver(claim));
  const start = () =>
    askBackground('startClaim', { purchaseIds: [purchaseId], reason: null }).then(
      ({ claimId }) => onOpen(claimId),
      () => setFailed(true),
    );
  return (
    <span class="apply">
      {isFailed ? <span role="alert">{say('save.failed')}</span> : null}
      <button type="button" class="button primary" data-testid="apply" onClick={() => void start()}>
        <Icon name="refund" small />
        {say(has ? 'continue' : 'apply')}
      </button>
    </span>
  );
}
