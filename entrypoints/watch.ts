import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPageNotice } from '../components/page-notice/page-notice';
import { isOrphan } from '../lib/browser/page-api';
import { askBackground, listenAsPage } from '../lib/browser/page-messages';
import { readWatchSettings } from '../lib/browser/watch-settings';
import { choosePlatforms } from '../lib/flow/choose-platforms';
import { beEndedBy, endEarlier } from '../lib/flow/held-watcher';
import { watchPage } from '../lib/flow/watch-page';
import type { CaptureRequest } from '../lib/model/message';
import { PLATFORMS } from '../lib/platforms';

const ask = (request: CaptureRequest) => askBackground('takeCapture', request);

/**
 * Put on the platforms' pages by the manifest, and on others by the background. The build wraps it into a function that only
 * the gate or `start.js` calls: most pages never run it. A second one takes the first one's place.
 */
export default defineUnlistedScript(async () => {
  const choice = choosePlatforms(PLATFORMS, await readWatchSettings(), window.location.href);
  endEarlier();
  const notice = createPageNotice(document);
  const page = watchPage({
    window,
    ...choice,
    isOrphan,
    // Once more where the background was ended meanwhile: asking starts it again, and it takes up what it had begun.
    takeCapture: (request) => ask(request).catch(() => ask(request)),
    hideNotice: notice.hide,
    showNotice(texts, outcome) {
      const { captureId, purchaseId } = outcome.status === 'captured' ? outcome : {};
      notice.show(texts, {
        ...(purchaseId && { view: () => void askBackground('showPurchase', { purchaseId }) }),
        ...(captureId && { undo: () => askBackground('undoCapture', { captureId }) }),
      });
    },
  });
  const stopListening = listenAsPage({
    peekPage: async () => page.peekPage(),
    readPage: page.readPage,
    sightPage: async () => page.sightPage(),
    showNotice: async ({ texts, captureId, purchaseId }) =>
      notice.show(texts, {
        view: () => void askBackground('showPurchase', { purchaseId }),
        undo: () => askBackground('undoCapture', { captureId }),
      }),
  });
  beEndedBy(() => {
    page.stop();
    stopListening();
    notice.hide();
  });
});
