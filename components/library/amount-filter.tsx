import { useId } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { amountRange, type Wanted } from './find-purchases';

interface AmountFilterProps {
  wanted: Wanted;
  change(part: Partial<Wanted>): void;
}

/** From this amount to that; what cannot be meant is said below, stays as it was typed, and narrows nothing. */
export function AmountFilter({ wanted, change }: AmountFilterProps) {
  const { text } = useApp();
  const id = useId();
  const { problem } = amountRange(wanted);
  const input = (name: 'least' | 'most') => (
    <input
      id={`${id}-${name}`}
      class="input"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      data-testid={`filter-${name}`}
      value={wanted[name]}
      aria-label={text(`filter.${name}`)}
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : `${id}-problem`}
      onInput={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset class="filter">
      <legend>{text('filter.amount')}</legend>
      <div class="amount-range">
        {input('least')}
        <span aria-hidden="true">–</span>
        {input('most')}
      </div>
      {problem === null ? null : (
        <p id={`${id}-problem`} class="filter-problem" role="alert">
          {text(`filter.problem.${problem}`)}
        </p>
      )}
    </fieldset>
  );
}
