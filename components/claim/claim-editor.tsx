import type { Attaching } from '../../lib/flow/attaching';
import type { MaskReview } from '../../lib/flow/review-masks';
import type { ReviewClaim } from '../../lib/flow/review-claim';
import { isOver, type Claim } from '../../lib/model/claim';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { AttachedFiles } from '../attach/attached-files';
import { useAttach } from '../attach/use-attach';
import { Icon } from '../icons';
import { StoreFailure } from '../parts/store-failure';
import { ClaimAnswers } from './claim-answers';
import { ClaimDeadlines } from './claim-deadlines';
import { ClaimEvidence } from './claim-evidence';
import { ClaimExport } from './claim-export';
import { ClaimFiling } from './claim-filing';
import { ClaimNav } from './claim-nav';
import { ClaimOrders } from './claim-orders';
import { ClaimProgress } from './claim-progress';
import { ClaimReason } from './claim-reason';
import { ClaimStatement } from './claim-statement';
import { DeleteClaim } from './delete-claim';
import { MinorPayments } from './minor-payments';
import { SaveToDo } from './save-to-do';
import { useClaimDraft } from './use-claim-draft';
import { useClaimText } from './use-claim-text';
import './claim.css';

export interface ClaimEditorProps {
  claimId: string;
  review: ReviewClaim;
  masks: MaskReview;
  attaching: Attaching;
  /** Closes it, for one of its purchases or for none. */
  onClose(purchaseId: string | null): void;
}

/** A claim from its reason to what became of it; every keystroke is kept. */
export function ClaimEditor({ claimId, ...props }: ClaimEditorProps) {
  const { say } = useClaimText();
  const stored = useLive((store) => store.claim(claimId), [claimId]);
  if (stored.status === 'failed') return <StoreFailure error={stored.error} />;
  if (stored.status === 'loading') return <p class="late" aria-busy="true" />;
  if (stored.value === undefined) {
    return (
      <p class="detail-none" role="alert">
        {say('gone')}
      </p>
    );
  }
  return <Editor stored={stored.value} {...props} />;
}

type EditorProps = { stored: Claim } & Omit<ClaimEditorProps, 'claimId'>;

function Editor({ stored, review, masks, attaching, onClose }: EditorProps) {
  const { say } = useClaimText();
  const { platforms, text } = useApp();
  const draft = useClaimDraft(stored);
  const { claim, change, saving } = draft;
  const ids = claim.purchaseIds;
  const attach = useAttach(attaching, [claim.id]);
  const subject = useLive(
    async (store) => ({
      purchases: await store.purchases(ids),
      captures: (await store.capturesOf(ids)).filter(({ state }) => state === 'sealed'),
      attachments: await store.attachmentsOf([claim.id, ...ids]),
      others: (await store.allPurchases()).filter(({ id }) => !ids.includes(id)),
      claimed: (await store.allClaims()).flatMap((one) =>
        one.id === claim.id || isOver(one) ? [] : one.purchaseIds,
      ),
    }),
    [ids.join()],
  );
  if (subject.status === 'failed') return <StoreFailure error={subject.error} />;
  if (subject.status === 'loading') return <p class="late" aria-busy="true" />;
  const { others, claimed, ...about } = subject.value;
  const now = Date.now();
  // Exports are noted by the background, which the draft does not know of.
  const { editions } = stored;
  const found = review(editions === undefined ? claim : { ...claim, editions }, about, {
    now,
    platforms,
    others,
  });
  const part = { claim, review: found, change };
  return (
    <article class="detail claim" data-testid="claim" data-claim-id={claim.id}>
      <div class="detail-bar">
        <button type="button" class="button quiet" onClick={() => onClose(about.purchases[0]?.id ?? null)}>
          <Icon name="back" small />
          {say('back')}
        </button>
        <output class="claim-saving" data-testid="claim-saving" data-state={saving}>
          {saving === 'failed' ? null : say(`save.${saving}`)}
        </output>
        <DeleteClaim claimId={claim.id} onDeleted={() => onClose(about.purchases[0]?.id ?? null)} />
      </div>
      <h2 class="claim-title">{say('title')}</h2>
      <p class="claim-intro">{say('intro')}</p>
      {saving === 'failed' ? (
        <p class="warning claim-note" role="alert">
          {say('save.failed')}{' '}
          <button type="button" class="link" onClick={draft.save}>
            {text('retry')}
          </button>
        </p>
      ) : null}
      <ClaimOrders {...part} purchases={about.purchases} others={others} claimed={claimed} />
      <ClaimReason {...part} />
      {found.reason === null ? null : (
        <>
          <ClaimNav />
          {claim.reason === 'minor' ? <MinorPayments review={found} {...about} /> : null}
          <ClaimEvidence {...part} captures={about.captures} onFiles={attach.add} />
          <div class="claim-part">
            <AttachedFiles
              attach={attach}
              attaching={attaching}
              ownerIds={[claim.id, ...ids]}
              purchases={about.purchases}
            />
          </div>
          <ClaimAnswers {...part} />
          <ClaimStatement {...part} />
          <ClaimFiling {...part} />
          <ClaimExport
            {...part}
            now={now}
            version={found.version}
            isPublic={found.recipients.some(({ id, isPublic }) => isPublic && id === claim.recipient)}
            masks={masks}
          />
          <ClaimDeadlines review={found}>
            <SaveToDo claim={claim} review={found} />
          </ClaimDeadlines>
          <ClaimProgress {...part} now={now} told={Math.max(0, ...(editions ?? []).map((one) => one.told))} />
        </>
      )}
    </article>
  );
}
