import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askBackground } from '../lib/browser/page-messages';
import { untilShown } from '../lib/flow/until-shown';
import { watchGate } from '../lib/flow/watch-gate';
import { mayBePayment } from '../lib/recognize/gate';

const ANYWHERE = {
  page: mayBePayment,
  inside: (page: Document) => mayBePayment(page, page.URL),
};

/** The gate of all other sites, while the any-site mode is on: there the background has to load the watcher first. */
export default defineUnlistedScript(async () => {
  await untilShown(document);
  watchGate(window, ANYWHERE, () => void askBackground('startWatcher', {}).catch(() => undefined));
});
