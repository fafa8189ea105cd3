import { platformText, type PlatformKey } from '../../lib/text/platforms';
import type { Translate } from '../../lib/text/translate';
import { useApp } from '../app/app-context';

/** The texts of everything about platforms, in the language shown. */
export function usePlatformText(): Translate<PlatformKey> {
  return platformText(useApp().language);
}
