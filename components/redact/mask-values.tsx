import { useId, useState } from 'preact/hooks';
import { checkText } from '../../lib/text/check';
import { useApp } from '../app/app-context';
import type { Masks } from './use-masks';

/** What was found, to be chosen, and a field for what was not. */
export function MaskValues({ masks }: { masks: Masks }) {
  const { text, language } = useApp();
  const kindOf = checkText(language);
  const [typed, setTyped] = useState('');
  const [isShort, setShort] = useState(false);
  const id = useId();
  const add = () => {
    if (typed.trim() === '') return;
    const isAdded = masks.add(typed);
    setShort(!isAdded);
    if (isAdded) setTyped('');
  };
  return (
    <section class="mask-values">
      <h3>{text('mask.texts')}</h3>
      {masks.proposals.length === 0 ? <p class="mask-hint">{text('mask.nothing')}</p> : null}
      <ul>
        {masks.proposals.map((proposal) => (
          <li key={proposal.text} data-testid="mask-value">
            <label>
              <input
                type="checkbox"
                checked={masks.isChosen(proposal.text)}
                onChange={({ currentTarget }) => masks.choose(proposal.text, currentTarget.checked)}
              />
              <b>{proposal.text}</b>
              <small>{kindOf(`mask-kind-${proposal.kind}`)}</small>
            </label>
            <small class={proposal.times > proposal.placed ? 'mask-warn' : 'mask-hint'}>
              {text(proposal.times > proposal.placed ? 'mask.unplaced' : 'mask.placed', {
                count: proposal.times,
                placed: proposal.placed,
              })}
            </small>
          </li>
        ))}
      </ul>
      <form
        class="mask-add"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label for={id}>{text('mask.add')}</label>
        <input
          id={id}
          class="input"
          data-testid="mask-typed"
          autocomplete="off"
          value={typed}
          aria-invalid={isShort}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setShort(false);
          }}
        />
        <button type="submit" class="button" data-testid="mask-add">
          {text('mask.addAction')}
        </button>
        <output id={`${id}-hint`} class={isShort ? 'mask-warn' : 'mask-hint'}>
          {text(isShort ? 'mask.tooShort' : 'mask.addHint')}
        </output>
      </form>
    </section>
  );
}
