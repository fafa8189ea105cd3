import { useMemo } from 'preact/hooks';
import { attachText, type AttachKey } from '../../lib/text/attach';
import type { Translate } from '../../lib/text/translate';
import { useApp } from '../app/app-context';

/** Texts around files that a person adds. */
export function useAttachText(): Translate<AttachKey> {
  const { language } = useApp();
  return useMemo(() => attachText(language), [language]);
}
