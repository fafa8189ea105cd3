import { fetchText } from '../browser/fetch-text';
import { hasHostPermission } from '../browser/permissions';
import { readSettings } from '../browser/settings';
import type { TermsTools } from './fetch-terms';
import { createTurns } from './run-in-turn';
import type { CaptureTools } from './take-capture';

/** What fetching agreements needs from the real browser. */
export function termsTools({ store, extension, browserName, newId }: CaptureTools): TermsTools {
  return {
    store,
    extension,
    browserName,
    newId,
    inTurn: createTurns(),
    async mayFetch(url) {
      const { fetchTerms } = await readSettings();
      return fetchTerms && (await hasHostPermission([`${new URL(url).origin}/*`]));
    },
    fetchText,
  };
}
