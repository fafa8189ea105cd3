import type { Capture, TabTrace } from '../model/capture';
import type { CaptureRequest } from '../model/message';
import { missingFields } from './missing-fields';

/** What is known before the picture: written ahead, so that a killed worker loses the picture and nothing else. */
export function pendingCapture(
  id: string,
  purchaseId: string,
  print: string,
  { reading, sighting, trigger }: CaptureRequest,
  trace: TabTrace,
  from: { extension: { version: string; build: string }; browserName: string },
): Capture {
  const stage = reading.stage ?? 'other';
  return {
    id,
    state: 'pending',
    purchaseId,
    capturedAt: Date.parse(sighting.clock.utc),
    fingerprint: print,
    trace,
    fields: reading.fields,
    ...(reading.orders && { orders: reading.orders }),
    seq: null,
    body: {
      format: 1,
      id,
      stage,
      platformId: reading.platformId,
      trigger,
      reasons: reading.reasons,
      url: sighting.url,
      title: sighting.title,
      language: sighting.language,
      clock: sighting.clock,
      view: sighting.view,
      picture: { method: 'none', reason: 'pending', attempts: 0 },
      pictures: [],
      copyGap: 'interrupted',
      zoom: null,
      checks: {
        tabActiveBefore: sighting.visible,
        tabActiveAfter: false,
        urlUnchanged: false,
        textSha256Before: '',
        textSha256After: null,
        stable: false,
      },
      missing: missingFields(stage, reading.fields),
      merchant: { companies: [], creditCodes: [], registrations: [] },
      clauses: [],
      files: [],
      recognizer: reading.recognizer,
      extension: from.extension,
      browser: from.browserName,
    },
  };
}
