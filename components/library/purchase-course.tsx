import type { Capture } from '../../lib/model/capture';
import { describeCourse } from '../../lib/text/record/describe-surroundings';
import { useApp } from '../app/app-context';

/** What the captures tell together: the balance before and after, and which steps stood before the payment. */
export function PurchaseCourse({ captures }: { captures: readonly Capture[] }) {
  const { word } = useApp();
  const facts = describeCourse(
    captures.map(({ body }) => body),
    word,
  );
  if (facts.length === 0) return null;
  return (
    <dl class="course" data-testid="course">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
