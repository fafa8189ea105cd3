import { useMemo } from 'preact/hooks';
import { claimText, type ClaimKey } from '../../lib/text/claim';
import type { Translate } from '../../lib/text/translate';
import { useApp } from '../app/app-context';

/** Texts of claims. `fact` names what the facts hold by id, such as `deadline.mistake90`. */
export function useClaimText(): { say: Translate<ClaimKey>; fact: Translate<string> } {
  const { language } = useApp();
  return useMemo(() => {
    const say = claimText(language);
    // Ids come from data; a test holds that each has its texts.
    return { say, fact: (key, values) => say(key as ClaimKey, values) };
  }, [language]);
}
