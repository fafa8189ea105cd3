import { useClaimText } from './use-claim-text';

/** Parts of a claim's page, in their order, with the words that stand above them. */
const PARTS = [
  ['evidence', 'evidence'],
  ['facts', 'facts'],
  ['amount', 'amount'],
  ['statement', 'statement'],
  ['recipient', 'recipient'],
  ['export', 'parts.export'],
  ['deadlines', 'deadlines'],
  ['progress', 'progress'],
] as const;
export type ClaimPartName = (typeof PARTS)[number][0];

/** Of the element that a part stands in. */
export function partId(name: ClaimPartName): string {
  return `claim-part-${name}`;
}

/** Leads to each part of a long page, and shows from the beginning what there is to do. */
export function ClaimNav() {
  const { say } = useClaimText();
  const show = (name: ClaimPartName) => {
    const part = document.getElementById(partId(name));
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  };
  return (
    <nav class="claim-nav" aria-label={say('parts')}>
      <ol>
        {PARTS.map(([name, words]) => (
          <li key={name}>
            <button type="button" class="link" data-part={name} onClick={() => show(name)}>
              {say(words)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
