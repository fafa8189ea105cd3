import type { CaptureBody } from '../../lib/model/capture';
import { describeSurroundings } from '../../lib/text/record/describe-surroundings';
import { useApp } from '../app/app-context';

/** What the page showed around the payment, in its own words. */
export function CaptureSurroundings({ body }: { body: CaptureBody }) {
  const { text, word } = useApp();
  const facts = describeSurroundings(body, word);
  if (facts.length === 0) return null;
  return (
    <details class="surroundings" data-testid="surroundings" open={body.fetched !== undefined}>
      <summary>{text('surroundings.title', { count: facts.length })}</summary>
      <dl>
        {facts.map(({ label, value }, index) => (
          <div key={`${index} ${label}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
