import { optionsText, type OptionsKey } from '../../lib/text/options';
import type { Translate } from '../../lib/text/translate';
import { useApp } from '../app/app-context';

/** The texts of the general options, in the language shown. */
export function useOptionsText(): Translate<OptionsKey> {
  return optionsText(useApp().language);
}
