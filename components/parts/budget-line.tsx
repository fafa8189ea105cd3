import { spentThisMonth, startOfMonth } from '../../lib/model/budget';
import { formatMoney } from '../../lib/model/money';
import type { Budget } from '../../lib/model/settings';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import './budget-line.css';

/** A page may have been paid before it was last seen; a payment of this month was captured this month or later. */
export function BudgetLine({ budget }: { budget: Budget }) {
  const { text, language } = useApp();
  const recent = useLive((store) => store.purchasesSince(startOfMonth(new Date())), []);
  // As high as what it will say: the bar below is not to move.
  if (recent.status === 'loading') return <p class="budget-line">{'\u00A0'}</p>;
  if (recent.status === 'failed') return null;
  const { minor, uncounted } = spentThisMonth(recent.value, budget, new Date());
  const told = {
    spent: formatMoney({ minor, currency: budget.currency }, language),
    budget: formatMoney(budget, language),
  };
  return (
    <p class="budget-line" data-testid="budget-line">
      {text(minor > budget.minor ? 'budget.over' : 'budget.spent', told)}
      {uncounted === 0 ? null : <span> · {text('budget.unknown', { count: uncounted })}</span>}
    </p>
  );
}
