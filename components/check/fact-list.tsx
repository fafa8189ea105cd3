import type { Finding } from '../../lib/model/verdict';
import type { CheckKey } from '../../lib/text/check';
import type { Translate } from '../../lib/text/translate';

export interface Fact {
  tone: Finding['outcome'];
  name: string;
  said: string;
}

const MARKS: Record<Fact['tone'], string> = { pass: '✓', fail: '✗', absent: '–' };

/** One line a fact: mark, what was looked at, what it is. */
export function FactList({ text, facts }: { text: Translate<CheckKey>; facts: readonly Fact[] }) {
  return (
    <ul class="findings">
      {facts.map(({ tone, name, said }, index) => (
        <li key={index} class={tone}>
          <span class="finding-mark" aria-hidden="true">
            {MARKS[tone]}
          </span>
          <b>
            {name} <span class="visually-hidden">{text(`outcome-${tone}`)}</span>
          </b>
          <span>{said}</span>
        </li>
      ))}
    </ul>
  );
}
