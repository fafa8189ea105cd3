import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { heldWatcher } from '../lib/flow/held-watcher';
import { untilShown } from '../lib/flow/until-shown';

/** After the watcher, where it is wanted without a look at the page before. */
export default defineUnlistedScript(async () => {
  await untilShown(document);
  await heldWatcher()?.();
});
