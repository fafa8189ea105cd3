import { askBackground } from '../../lib/browser/messages';
import { ConfirmedAction } from '../parts/confirmed-action';
import { useClaimText } from './use-claim-text';

/** Deletes a claim after saying what goes and what stays. */
export function DeleteClaim({ claimId, onDeleted }: { claimId: string; onDeleted(): void }) {
  const { say } = useClaimText();
  return (
    <ConfirmedAction
      testId="delete-claim"
      look="button quiet danger-text"
      icon="trash"
      label={say('delete')}
      title={say('delete.title')}
      final={{ label: say('delete.final'), look: 'button danger final' }}
      failed={say('save.failed')}
      act={() => askBackground('deleteClaim', { claimId }).then(onDeleted)}
    >
      <p>{say('delete.what')}</p>
    </ConfirmedAction>
  );
}
