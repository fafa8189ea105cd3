import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { saveAs } from '../parts/save-as';
import type { ClaimPart } from './claim-part';
import { toDoText } from './to-do-text';
import { useClaimText } from './use-claim-text';

/** Saves what is still to be done as a text, beside the packet and never in it. */
export function SaveToDo({ claim, review }: Omit<ClaimPart, 'change'>) {
  const { say } = useClaimText();
  const { language } = useApp();
  const save = () =>
    saveAs(
      new Blob([`\uFEFF${toDoText(claim, review, say, language)}`], { type: 'text/plain' }),
      `to-do_${claim.id}.txt`,
    );
  return (
    <p class="claim-ways">
      <button type="button" class="button" data-testid="save-to-do" onClick={save}>
        <Icon name="check" small />
        {say('todo.save')}
      </button>
      <small class="claim-hint">{say('todo.own')}</small>
    </p>
  );
}
