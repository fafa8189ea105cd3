import { defineContentScript } from 'wxt/utils/define-content-script';
import { createPageNotice } from '../components/page-notice/page-notice';
import { askBackground, listenAsPage } from '../lib/browser/messages';
import { readWatchSettings } from '../lib/browser/watch-settings';
import { choosePlatforms } from '../lib/flow/choose-platforms';
import { untilShown } from '../lib/flow/until-shown';
import { watchPage } from '../lib/flow/watch-page';
import { PLATFORMS, platformMatches } from '../lib/platforms';

export default defineContentScript({
  matches: platformMatches(),
  runAt: 'document_end',
  async main(context) {
    await untilShown(document);
    const choice = choosePlatforms(PLATFORMS, await readWatchSettings(), window.location.href);
    const notice = createPageNotice(document);
    const page = watchPage({
      window,
      ...choice,
      takeCapture: (request) => askBackground('takeCapture', request),
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
      copyPage: async () => page.copyPage(),
      sightPage: async () => page.sightPage(),
      showNotice: async ({ texts, captureId, purchaseId }) =>
        notice.show(texts, {
          view: () => void askBackground('showPurchase', { purchaseId }),
          undo: () => askBackground('undoCapture', { captureId }),
        }),
    });
    context.onInvalidated(() => {
      page.stop();
      stopListening();
      notice.hide();
    });
  },
});
