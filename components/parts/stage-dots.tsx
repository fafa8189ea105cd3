import type { Purchase } from '../../lib/model/purchase';
import { STAGES, type Stage } from '../../lib/model/stage';
import { useApp } from '../app/app-context';

/** What a complete story of a purchase shows; other stages appear once they were seen. */
const USUAL: ReadonlySet<Stage> = new Set(['offer', 'cashier', 'paid', 'order']);

/** The pages of a purchase that were captured, as dots with names. */
export function StageDots({ purchase }: { purchase: Purchase }) {
  const { text, word } = useApp();
  const shown = STAGES.filter((stage) => USUAL.has(stage) || purchase.stages.includes(stage));
  return (
    <ul class="stages" aria-label={text('stages.label')}>
      {shown.map((stage) => {
        const isSeen = purchase.stages.includes(stage);
        const name = text(`stage.${stage}`);
        const state = text(isSeen ? 'stages.seen' : 'stages.unseen', { stage: word(`stage.${stage}`) });
        return (
          <li key={stage} class={isSeen ? 'stage seen' : 'stage'} title={state}>
            <span aria-hidden="true">{name}</span>
            <span class="visually-hidden">{state}</span>
          </li>
        );
      })}
    </ul>
  );
}
