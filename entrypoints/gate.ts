import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isOrphan } from '../lib/browser/page-api';
import { beEndedBy, endEarlier, heldWatcher } from '../lib/flow/held-watcher';
import { untilShown } from '../lib/flow/until-shown';
import { watchGate } from '../lib/flow/watch-gate';
import { DEFINITE_RULES } from '../lib/platforms/definite-rules';
import { namesPayment, speaksInside, speaksOfPayment } from '../lib/recognize/platform-gate';

const ON_PLATFORM = {
  page: (page: Document, url: string) => speaksOfPayment(page, url, DEFINITE_RULES),
  inside: speaksInside,
  words: namesPayment,
};

/**
 * All that runs on the platforms' pages which speak of no payment. The watcher is there already and only has to be started,
 * which waits for nobody.
 */
export default defineUnlistedScript(async () => {
  await untilShown(document);
  endEarlier();
  beEndedBy(watchGate(window, ON_PLATFORM, () => void (isOrphan() || heldWatcher()?.())));
});
