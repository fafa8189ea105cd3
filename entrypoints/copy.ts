import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readControls } from '../lib/capture/read-controls';
import { scrubPage } from '../lib/capture/scrub-page';
import type { PageCopy } from '../lib/model/page';

/** Injected for a capture. Its answer is the value of `executeScript`: the page's contents, scrubbed, and what its elements say. */
export default defineUnlistedScript((): PageCopy => ({
  html: scrubPage(document),
  controls: controlsOf(document),
}));

/** A page can name its elements so that nobody can ask for others: its contents are kept all the same. */
function controlsOf(page: Document): PageCopy['controls'] {
  try {
    return readControls(page);
  } catch {
    return null;
  }
}
