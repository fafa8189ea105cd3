import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askBackground } from '../lib/browser/page-messages';
import { untilShown } from '../lib/flow/until-shown';
import { watchGate } from '../lib/flow/watch-gate';

/** Runs on every page while the any-site mode is on; most pages never get more than this. */
export default defineUnlistedScript(async () => {
  await untilShown(document);
  watchGate(window, () => void askBackground('startWatcher', {}).catch(() => undefined));
});
