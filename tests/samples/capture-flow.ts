import type { CapturedTab, Screenshot } from '../../lib/flow/gather-facts';
import { newId } from '../../lib/flow/new-id';
import { createTurns } from '../../lib/flow/run-in-turn';
import { takeCapture, type CaptureTools } from '../../lib/flow/take-capture';
import type { Capture } from '../../lib/model/capture';
import type { CaptureOutcome, CaptureRequest } from '../../lib/model/message';
import type { Sighting } from '../../lib/model/page';
import type { Reading } from '../../lib/model/reading';
import { openStore } from '../../lib/store/store';
import { noticeText } from '../../lib/text/notice';
import { sampleField } from './sample-capture';

/** The head of a PNG of 1400 × 900 px. */
const PNG = new Blob(
  [
    Uint8Array.of(
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      0,
      0,
      0,
      13,
      73,
      72,
      68,
      82,
      0,
      0,
      5,
      120,
      0,
      0,
      3,
      132,
    ),
  ],
  { type: 'image/png' },
);

export const SIGHTING: Sighting = {
  url: 'https://pay.example/cashdesk',
  title: '收银台',
  language: 'zh-CN',
  text: '订单号 2026112114020001 ￥30.00',
  view: { width: 1400, height: 900, scrollX: 0, scrollY: 0, devicePixelRatio: 1 },
  clock: {
    utc: '2026-11-21T06:02:00.000Z',
    offsetMinutes: 480,
    timeZone: 'Asia/Shanghai',
    monotonicMs: 12,
    timeOrigin: 1_795_240_000_000,
  },
  visible: true,
};

/** Of this moment: only what is fresh is stamped by itself. */
export const sightedNow = (): Pick<CaptureRequest, 'sighting'> => ({
  sighting: { ...SIGHTING, clock: { ...SIGHTING.clock, utc: new Date().toISOString() } },
});

/** What a page that shows order number and amount asks for. */
export function request(stage: Reading['stage'], more: Partial<CaptureRequest> = {}): CaptureRequest {
  const fields = [
    sampleField('orderNo', '2026112114020001', { box: { x: 10, y: 20, width: 100, height: 16 } }),
    sampleField('amount', '30.00'),
  ];
  return {
    reading: { platformId: 'douyin', stage, reasons: ['sample'], fields, recognizer: 'generic@1' },
    sighting: SIGHTING,
    trigger: 'recognized',
    ...more,
  };
}

/** What the browser answers at the first attempt. */
export function pixels(more: Partial<Screenshot> = {}): Screenshot {
  return { png: PNG, attempts: 1, takenAt: '2026-11-21T06:02:00.100Z', isCertain: true, ...more };
}

/** A tab where everything works, but for what a test changes. */
export function tab(more: Partial<CapturedTab> = {}): CapturedTab {
  return {
    trace: { tabId: 1, openerTabId: null },
    wasActive: true,
    isBoundToDocument: false,
    isActive: async () => true,
    isLoading: async () => false,
    zoom: async () => 1,
    screenshot: async () => pixels(),
    render: async () => PNG,
    copy: async () => ({ html: '<p>收银台', controls: null }),
    sight: async () => SIGHTING,
    ...more,
  };
}

/** A store of its own, and everything else a capture needs. */
export function captureTools(): CaptureTools {
  return {
    store: openStore(`test-${crypto.randomUUID()}`),
    underway: new Set(),
    newId,
    inTurn: createTurns(),
    extension: { version: '0.1.0', build: 'test' },
    browserName: 'test',
    noticeChoice: async () => ({
      text: await noticeText.load('zh-CN'),
      language: 'zh-CN',
      corner: 'bottom-right',
    }),
    wait: async () => undefined,
    joinFrames: async () => null,
    care: async () => ({ budget: null }),
  };
}

/** Takes a capture that must succeed, and reads it back. */
export async function captured(
  tools: CaptureTools,
  stage: Reading['stage'] = 'paid',
  from = tab(),
  more: Partial<CaptureRequest> = {},
): Promise<{ outcome: CaptureOutcome & { status: 'captured' }; capture: Capture }> {
  const outcome = await takeCapture(request(stage, more), from, tools);
  if (outcome.status !== 'captured') throw new Error(outcome.status);
  const capture = await tools.store.capture(outcome.captureId);
  if (capture === undefined) throw new Error('not stored');
  return { outcome, capture };
}
