import { mountPage } from '../../components/app/mount-page';
import { createPracticeNotice } from '../../components/practice/practice-notice';
import { PracticeShop } from '../../components/practice/practice-shop';
import { ANYWHERE_WITH_FAMILIES } from '../../lib/flow/anywhere-with-families';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { provideAnywhere } from '../../lib/flow/shared-anywhere';
import { watchPractice } from '../../lib/flow/watch-practice';
import { PRACTICE_DATABASE, PRACTICE_PLATFORM } from '../../lib/model/practice';
import { openStore } from '../../lib/store/store';

void start();

/** Each practice begins anew. */
async function start(): Promise<void> {
  const store = openStore(PRACTICE_DATABASE);
  await store.deleteEverything();
  await mountPage({
    store,
    platforms: [PRACTICE_PLATFORM],
    title: 'title.practice',
    view: () => <PracticeShop />,
  });
  provideAnywhere(ANYWHERE_WITH_FAMILIES);
  const notice = createPracticeNotice();
  await watchPractice(store, {
    hide: notice.hide,
    show(texts, outcome) {
      if (outcome.status !== 'captured') return notice.show(texts, {});
      const { captureId } = outcome;
      notice.show(texts, {
        view: () => window.location.assign('welcome.html#practice'),
        undo: () => deleteCapture(captureId, store),
      });
    },
  });
}
