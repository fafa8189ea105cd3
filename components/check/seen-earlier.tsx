import { useEffect, useState } from 'preact/hooks';
import type { ReadRoots } from '../../lib/model/message';
import type { CheckKey } from '../../lib/text/check';
import type { Translate } from '../../lib/text/translate';

/** What a person brings along to compare with, as it was typed: a key's fingerprint, and roots of time-stamp authorities. */
export interface SeenEarlier {
  fingerprint: string;
  /** PEM, or fingerprints. */
  roots: string;
}

export interface SeenEarlierProps {
  text: Translate<CheckKey>;
  seen: SeenEarlier;
  onSeen(seen: SeenEarlier): void;
  describeRoots(text: string): Promise<ReadRoots>;
}

/** Whether a fingerprint is none; what was mistyped must not accuse the packet. */
export function isBadFingerprint(fingerprint: string): boolean {
  const digits = fingerprint.replace(/[\s:-]/g, '');
  return digits !== '' && !/^[0-9a-f]{64}$/i.test(digits);
}

/** Two things that no packet can say of itself, from where the person wrote them down. */
export function SeenEarlierFields({ text, seen, onSeen, describeRoots }: SeenEarlierProps) {
  const isBad = isBadFingerprint(seen.fingerprint);
  const roots = useRoots(seen.roots, describeRoots);
  const isBadRoot = roots?.status === 'malformed';
  return (
    <>
      <label class="expected">
        <span>{text('expected')}</span>
        <input
          type="text"
          class="input mono"
          data-testid="seen-fingerprint"
          spellcheck={false}
          autocomplete="off"
          value={seen.fingerprint}
          aria-invalid={isBad}
          aria-describedby="expected-hint"
          onInput={(event) => onSeen({ ...seen, fingerprint: event.currentTarget.value })}
        />
        <output id="expected-hint" class={isBad ? 'bad' : ''}>
          {text(isBad ? 'expectedBad' : 'expectedHint')}
        </output>
      </label>
      <label class="expected">
        <span>{text('roots')}</span>
        <textarea
          class="input"
          data-testid="seen-roots"
          rows={2}
          spellcheck={false}
          autocomplete="off"
          placeholder="-----BEGIN CERTIFICATE-----"
          value={seen.roots}
          aria-invalid={isBadRoot}
          aria-describedby="roots-hint"
          onInput={(event) => onSeen({ ...seen, roots: event.currentTarget.value })}
        />
        <output id="roots-hint" class={isBadRoot ? 'bad' : ''}>
          {describe(roots, text)}
        </output>
      </label>
    </>
  );
}

function describe(roots: ReadRoots | null, text: Translate<CheckKey>): string {
  if (roots === null) return text('rootsHint');
  if (roots.status === 'malformed') return text('rootsBad');
  const names = [...roots.certificates.map(({ name }) => name), ...roots.fingerprints.map(shortened)];
  return names.length === 0 ? text('rootsHint') : text('rootsRead', { names: names.join(' · ') });
}

const shortened = (fingerprint: string) => `${fingerprint.slice(0, 16)}…`;

/** What the roots are, once they were read; null until then. */
function useRoots(written: string, describeRoots: SeenEarlierProps['describeRoots']): ReadRoots | null {
  const [read, setRead] = useState<ReadRoots | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void describeRoots(written).then((roots) => {
      if (isCurrent) setRead(roots);
    });
    return () => {
      isCurrent = false;
    };
  }, [written]);
  return read;
}
