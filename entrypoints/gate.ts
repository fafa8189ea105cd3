import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isOrphan } from '../lib/browser/page-api';
import { askBackground } from '../lib/browser/page-messages';
import { beEndedBy, endEarlier, heldWatcher } from '../lib/flow/held-watcher';
import { untilShown } from '../lib/flow/until-shown';
import { watchGate } from '../lib/flow/watch-gate';
import { DEFINITE_RULES } from '../lib/platforms/definite-rules';
import { mayBePayment } from '../lib/recognize/gate';
import { namesPayment, speaksInside, speaksOfPayment } from '../lib/recognize/platform-gate';

const ON_PLATFORM = {
  page: (page: Document, url: string) => speaksOfPayment(page, url, DEFINITE_RULES),
  inside: speaksInside,
  words: namesPayment,
};
const ANYWHERE = {
  page: mayBePayment,
  inside: (page: Document) => mayBePayment(page, page.location.href),
};

/**
 * All that runs on pages which speak of no payment. On the platforms' pages the watcher is there already and only has to be
 * started, which waits for nobody; on others, while the any-site mode is on, the background has to load it.
 */
export default defineUnlistedScript(async () => {
  await untilShown(document);
  const start = heldWatcher();
  if (start === undefined) {
    watchGate(window, ANYWHERE, () => void askBackground('startWatcher', {}).catch(() => undefined));
    return;
  }
  endEarlier();
  beEndedBy(watchGate(window, ON_PLATFORM, () => void (isOrphan() || start())));
});
