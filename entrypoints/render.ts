import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { redrawPage } from '../lib/browser/redraw-page';

/** Injected on demand. Its answer is the value of `executeScript`: the visible part of the page, redrawn. */
export default defineUnlistedScript(async () => {
  try {
    return { png: await redrawPage() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
});
