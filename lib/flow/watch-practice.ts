import { ownTab } from '../browser/own-tab';
import { readControls } from '../capture/read-controls';
import { scrubPage } from '../capture/scrub-page';
import type { CaptureOutcome, CaptureRequest, NoticeTexts } from '../model/message';
import { PRACTICE_PLATFORM } from '../model/practice';
import type { Store } from '../store/store';
import { captureTools } from './capture-tools';
import { ensureSigningKey } from './ensure-signing-key';
import { takeCapture } from './take-capture';
import { watchPage } from './watch-page';

export interface PracticeNotice {
  show(texts: NoticeTexts, outcome: CaptureOutcome): void;
  /** True where it was showing. */
  hide(): boolean;
}

/** Watches the built-in sample page as any other, by the same steps; only its store is another one. */
export async function watchPractice(store: Store, notice: PracticeNotice): Promise<void> {
  await ensureSigningKey(store);
  const tools = captureTools(store);
  const page = watchPage({
    window,
    platforms: [],
    isAutomatic: true,
    isOrphan: () => false,
    takeCapture: async (request) =>
      takeCapture(asPractice(request), await ownTab({ copy, sight: () => page.sightPage() }), tools),
    showNotice: notice.show,
    hideNotice: notice.hide,
  });
}

const copy = () => ({ html: scrubPage(document), controls: readControls(document) });

/** The sample page is at no web address, so it is named by hand. */
function asPractice(request: CaptureRequest): CaptureRequest {
  return { ...request, reading: { ...request.reading, platformId: PRACTICE_PLATFORM.id } };
}
