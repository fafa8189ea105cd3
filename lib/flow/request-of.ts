import { PAGE_TEXT, type Capture } from '../model/capture';
import type { CaptureRequest } from '../model/message';
import type { Store } from '../store/store';

/** What a row that was written ahead was asked for: the page as it was read then. */
export async function requestOf(
  { id, body, fields, orders }: Capture,
  store: Store,
): Promise<CaptureRequest> {
  const text = await store.file(id, PAGE_TEXT);
  return {
    // What is fetched is never written ahead.
    trigger: body.trigger === 'fetched' ? 'recognized' : body.trigger,
    reading: {
      platformId: body.platformId,
      stage: body.stage,
      reasons: body.reasons,
      fields,
      ...(orders && { orders }),
      recognizer: body.recognizer,
    },
    sighting: {
      url: body.url,
      title: body.title,
      language: body.language,
      text: (await text?.content.text()) ?? '',
      view: body.view,
      clock: body.clock,
      visible: true,
    },
  };
}
