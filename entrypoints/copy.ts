import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scrubPage } from '../lib/capture/scrub-page';
import type { PageCopy } from '../lib/model/page';

/** Injected for a capture. Its answer is the value of `executeScript`: the page's contents, scrubbed. */
export default defineUnlistedScript((): PageCopy => ({ html: scrubPage(document) }));
