import type { Translate } from '../../lib/text/translate';
import { welcomeText, type WelcomeKey } from '../../lib/text/welcome';
import { useApp } from '../app/app-context';

/** The texts of the first run, in the language shown. */
export function useWelcomeText(): Translate<WelcomeKey> {
  return welcomeText(useApp().language);
}
