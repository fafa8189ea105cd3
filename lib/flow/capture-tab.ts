import type { CaptureOutcome, NoticeTexts } from '../model/message';
import type { Sighting } from '../model/page';
import type { Reading } from '../model/reading';
import type { CapturedTab } from './gather-facts';
import { takeCapture, type CaptureTools } from './take-capture';

/** A tab that the person wants saved, whether or not it is watched. */
export interface RequestedTab extends CapturedTab {
  read(): Promise<{ reading: Reading; sighting: Sighting }>;
  showNotice(notice: { texts: NoticeTexts; captureId: string; purchaseId: string }): Promise<void>;
}

/** The person pressed "save this page": read, capture, and say so on the page. */
export async function captureTab(tab: RequestedTab, tools: CaptureTools): Promise<CaptureOutcome> {
  const outcome = await takeCapture({ ...(await tab.read()), trigger: 'user' }, tab, tools);
  if (outcome.status === 'captured' && outcome.notice !== null) {
    const { notice: texts, captureId, purchaseId } = outcome;
    await tab.showNotice({ texts, captureId, purchaseId }).catch(() => undefined);
  }
  return outcome;
}
