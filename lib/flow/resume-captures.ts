import { interruptedGap } from '../ledger/gaps';
import { PICTURE_GAPS } from '../model/picture-gap';
import type { Store } from '../store/store';
import { sealCapture } from './seal-capture';

/** After a crash or a killed worker: what was written ahead is sealed as it stands, with the gap named there and in the ledger. */
export async function resumeCaptures(store: Store, underway: ReadonlySet<string>): Promise<number> {
  const pending = (await store.pendingCaptures()).filter((capture) => !underway.has(capture.id));
  for (const capture of pending) {
    const { body } = capture;
    await sealCapture(
      capture,
      {
        id: capture.id,
        trigger: body.trigger,
        reading: {
          platformId: body.platformId,
          stage: body.stage,
          reasons: body.reasons,
          fields: capture.fields,
          ...(capture.orders && { orders: capture.orders }),
          recognizer: body.recognizer,
        },
        before: {
          url: body.url,
          title: body.title,
          language: body.language,
          text: '',
          view: body.view,
          clock: body.clock,
          visible: true,
        },
        after: null,
        tabActiveBefore: body.checks.tabActiveBefore,
        tabActiveAfter: false,
        picture: {
          method: 'none',
          png: null,
          reason: PICTURE_GAPS.interrupted,
          attempts: 0,
        },
        html: null,
        extension: body.extension,
        browser: body.browser,
      },
      store,
      [await interruptedGap(capture.id)],
    );
  }
  return pending.length;
}
