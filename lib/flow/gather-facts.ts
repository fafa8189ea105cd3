import type { CaptureFacts, Picture } from '../capture/compose-capture';
import type { TabTrace } from '../model/capture';
import type { CaptureRequest } from '../model/message';
import type { PageCopy, Sighting } from '../model/page';
import { PICTURE_GAPS } from '../model/picture-gap';

/** The tab that a capture is taken of, as the browser tells it. */
export interface CapturedTab {
  trace: TabTrace;
  /** Whether its window showed the tab when the capture was asked for: only such a tab can be photographed. */
  wasActive: boolean;
  isActive(): Promise<boolean>;
  screenshot(): Promise<{ png: Blob; attempts: number }>;
  render(): Promise<Blob>;
  copy(): Promise<PageCopy>;
  sight(): Promise<Sighting>;
}

export interface FactTools {
  extension: { version: string; build: string };
  browserName: string;
  isScreenshotRefused(error: unknown): boolean;
}

/** The picture and everything around it: a picture that may show another page is thrown away. Never rejects. */
export async function gatherFacts(
  id: string,
  request: CaptureRequest,
  tab: CapturedTab,
  tools: FactTools,
): Promise<CaptureFacts> {
  const html = tab.copy().then(
    (copy) => copy.html,
    () => null,
  );
  const shot = await takePicture(tab, tools);
  const [tabActiveAfter, after] = await Promise.all([
    tab.isActive().catch(() => false),
    tab.sight().catch(() => null),
  ]);
  const isOther = shot.method === 'screenshot' && (!tabActiveAfter || after?.url !== request.sighting.url);
  return {
    id,
    trigger: request.trigger,
    reading: request.reading,
    before: request.sighting,
    after,
    tabActiveBefore: tab.wasActive,
    tabActiveAfter,
    picture: isOther ? { ...shot, method: 'none', png: null, reason: PICTURE_GAPS.moved } : shot,
    html: await html,
    extension: tools.extension,
    browser: tools.browserName,
  };
}

/** Real pixels where the browser gives them, else the page redrawn, else the reason why there is no picture. */
async function takePicture(tab: CapturedTab, tools: FactTools): Promise<Picture> {
  let reason: string = PICTURE_GAPS.hidden;
  let attempts = 0;
  if (tab.wasActive) {
    try {
      const shot = await tab.screenshot();
      return { method: 'screenshot', png: shot.png, reason: null, attempts: shot.attempts };
    } catch (error) {
      attempts = 1;
      reason = tools.isScreenshotRefused(error) ? PICTURE_GAPS.refused : messageOf(error);
    }
  }
  try {
    return { method: 'rendered', png: await tab.render(), reason, attempts };
  } catch (error) {
    return { method: 'none', png: null, reason: `${reason}; ${messageOf(error)}`, attempts };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
