import type { CaptureOutcome, NoticeTexts } from '../model/message';
import type { Sighting } from '../model/page';
import type { Reading } from '../model/reading';
import type { Stage } from '../model/stage';
import type { CapturedTab } from './gather-facts';
import { takeCapture, type CaptureTools } from './take-capture';

/** Sealed with the record: no rule found this stage. */
const CHOSEN = 'stage chosen by the person';

/** A tab that the person wants saved, whether or not it is watched. */
export interface RequestedTab extends CapturedTab {
  read(): Promise<{ reading: Reading; sighting: Sighting }>;
  showNotice(notice: { texts: NoticeTexts; captureId: string; purchaseId: string }): Promise<void>;
}

/** The person pressed "save this page", as what it is or as what they say it is: read, capture, and say so on the page. */
export async function captureTab(
  tab: RequestedTab,
  { stage, isWhole }: { stage: Stage | null; isWhole: boolean },
  tools: CaptureTools,
): Promise<CaptureOutcome> {
  const { reading: found, sighting } = await tab.read();
  const reading = stage === null ? found : { ...found, stage, reasons: [CHOSEN, ...found.reasons] };
  const outcome = await takeCapture({ reading, sighting, trigger: 'user', isWhole }, tab, tools);
  if (outcome.status === 'captured' && outcome.notice !== null) {
    const { notice: texts, captureId, purchaseId } = outcome;
    await tab.showNotice({ texts, captureId, purchaseId }).catch(() => undefined);
  }
  return outcome;
}
