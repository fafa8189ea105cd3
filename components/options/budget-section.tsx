import { useState } from 'preact/hooks';
import { changeSettings } from '../../lib/browser/settings';
import { parseBudget } from '../../lib/model/budget';
import { decimalAmount, minorDigits } from '../../lib/model/money';
import { useApp } from '../app/app-context';
import { BudgetLine } from '../parts/budget-line';
import { Section } from './section';
import { useOptionsText } from './use-options-text';

const CURRENCIES = [
  'CNY',
  'USD',
  'EUR',
  'HKD',
  'TWD',
  'JPY',
  'GBP',
  'KRW',
  'CAD',
  'AUD',
  'SGD',
  'MYR',
] as const;

/** What a month may cost. What was typed wrong stays in its line, with the reason. */
export function BudgetSection() {
  const text = useOptionsText();
  const { settings } = useApp();
  const { budget } = settings;
  const [written, setWritten] = useState(budget === null ? '' : decimalAmount(budget));
  const [currency, setCurrency] = useState(budget?.currency ?? 'CNY');
  const [told, setTold] = useState<'saved' | 'refused' | null>(null);
  const save = async () => {
    const minor = parseBudget(written, minorDigits(currency));
    if (minor !== null) await changeSettings({ budget: { minor, currency } });
    setTold(minor === null ? 'refused' : 'saved');
  };
  const remove = async () => {
    await changeSettings({ budget: null });
    setWritten('');
    setTold(null);
  };
  return (
    <Section id="budget">
      <form
        class="row budget"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="row-told">
          <p class="row-title">{text('budget.title')}</p>
          <p class="row-hint">{text('budget.hint')}</p>
          <div class="add-line">
            <input
              class="input"
              type="text"
              inputMode="decimal"
              autocomplete="off"
              aria-label={text('budget.amount')}
              aria-invalid={told === 'refused'}
              aria-describedby="budget-told"
              data-testid="budget"
              value={written}
              onInput={({ currentTarget }) => {
                setWritten(currentTarget.value);
                setTold(null);
              }}
            />
            <select
              class="input"
              aria-label={text('budget.currency')}
              value={currency}
              onChange={({ currentTarget }) => setCurrency(currentTarget.value)}
            >
              {[...new Set([...CURRENCIES, currency])].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <button type="submit" class="button" data-testid="save-budget">
              {text('budget.save')}
            </button>
            {budget === null ? null : (
              <button type="button" class="button quiet" onClick={() => void remove()}>
                {text('budget.remove')}
              </button>
            )}
          </div>
          <output id="budget-told">
            {told === 'refused' ? <span class="wrong-input">{text('budget.refused')}</span> : null}
            {told === 'saved' ? <span class="row-hint">{text('budget.saved')}</span> : null}
          </output>
          {budget === null ? null : <BudgetLine budget={budget} />}
        </div>
      </form>
    </Section>
  );
}
