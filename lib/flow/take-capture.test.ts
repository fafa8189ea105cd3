import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleField } from '../../tests/samples/sample-capture';
import { checkChain } from '../ledger/chain';
import type { CaptureRequest } from '../model/message';
import type { Sighting } from '../model/page';
import type { Reading } from '../model/reading';
import { sha256Hex } from '../model/sha256';
import { openStore, type Store } from '../store/store';
import { noticeText } from '../text/notice';
import { deleteCapture } from './delete-captures';
import type { CapturedTab } from './gather-facts';
import { newId } from './new-id';
import { resumeCaptures } from './resume-captures';
import { createTurns } from './run-in-turn';
import { takeCapture, type CaptureTools } from './take-capture';

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

const SIGHTING: Sighting = {
  url: 'https://pay.example/cashdesk',
  title: '收银台',
  language: 'zh-CN',
  text: '订单号 2026112114020001 ￥30.00',
  view: { width: 1400, height: 900, scrollX: 0, scrollY: 0, devicePixelRatio: 1 },
  clock: { utc: '2026-11-21T06:02:00.000Z', offsetMinutes: 480, timeZone: 'Asia/Shanghai', monotonicMs: 12 },
  visible: true,
};

function request(stage: Reading['stage'], more: Partial<CaptureRequest> = {}): CaptureRequest {
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

function tab(more: Partial<CapturedTab> = {}): CapturedTab {
  return {
    trace: { tabId: 1, openerTabId: null },
    isActive: async () => true,
    screenshot: async () => ({ png: PNG, attempts: 1 }),
    render: async () => PNG,
    copy: async () => ({ html: '<p>收银台' }),
    sight: async () => SIGHTING,
    ...more,
  };
}

let store: Store;
let tools: CaptureTools;

beforeEach(() => {
  store = openStore(`test-${crypto.randomUUID()}`);
  tools = {
    store,
    writer: 'run-1',
    newId,
    inTurn: createTurns(),
    extension: { version: '0.1.0', build: 'test' },
    browserName: 'test',
    notice: noticeText('zh-CN'),
    isScreenshotRefused: (error) => error instanceof RangeError,
  };
});

afterEach(() => store.close());

async function captured(stage: Reading['stage'] = 'paid', from = tab()) {
  const outcome = await takeCapture(request(stage), from, tools);
  if (outcome.status !== 'captured') throw new Error(outcome.status);
  const capture = await store.capture(outcome.captureId);
  if (capture === undefined) throw new Error('not stored');
  return { outcome, capture };
}

describe('takeCapture', () => {
  it('stores picture, fields and text, each sealed by its hash, and chains the record to the ledger', async () => {
    const { capture, outcome } = await captured();
    expect(capture).toMatchObject({
      state: 'sealed',
      seq: 1,
      body: { picture: { method: 'screenshot' }, checks: { stable: true } },
    });
    expect(capture.body.files.map((file) => file.path)).toEqual([
      'fields.json',
      'page.html',
      'page.txt',
      'screen-001.png',
    ]);
    for (const file of capture.body.files) {
      const stored = await store.file(capture.id, file.path);
      expect(await sha256Hex(await (stored?.content.arrayBuffer() ?? new ArrayBuffer()))).toBe(file.sha256);
    }
    const body = await store.file(capture.id, 'capture.json');
    expect(JSON.parse((await body?.content.text()) ?? '')).toEqual(capture.body);
    const row = await store.ledgerRow(1);
    expect(row?.line).toContain(await sha256Hex(await (body?.content.arrayBuffer() ?? new ArrayBuffer())));
    expect(outcome.notice?.details).toEqual(['订单…0001', '￥30.00']);
  });

  it('makes one capture of one page state, however often it is shown, and a new one of a new state', async () => {
    await captured('cashier');
    expect((await takeCapture(request('cashier'), tab(), tools)).status).toBe('duplicate');
    await captured('paid');
    const [purchase] = await store.latestPurchases(5);
    expect(purchase).toMatchObject({ stages: ['cashier', 'paid'], orderNo: '2026112114020001' });
    expect(await store.counts()).toMatchObject({ captures: 2, purchases: 1 });
  });

  it('captures again when the person asks for it', async () => {
    await captured();
    expect((await takeCapture(request('paid', { trigger: 'user' }), tab(), tools)).status).toBe('captured');
  });

  it('marks a redrawn picture as such where screenshots are refused', async () => {
    const { capture, outcome } = await captured(
      'paid',
      tab({ screenshot: () => Promise.reject(new RangeError('permission')) }),
    );
    expect(capture.body.picture).toMatchObject({
      method: 'rendered',
      reason: 'no permission for screenshots',
    });
    expect(capture.body.files.map((file) => file.path)).toContain('rendered-001.png');
    expect(outcome.notice?.headline).toContain('非屏幕截图');
  });

  it('keeps the record and names the gap where no picture can be had', async () => {
    const gone = () => Promise.reject(new Error('tab was closed'));
    const { capture } = await captured(
      'paid',
      tab({ screenshot: gone, render: gone, sight: gone, copy: gone }),
    );
    expect(capture.body.picture).toEqual({
      method: 'none',
      reason: 'tab was closed; tab was closed',
      attempts: 1,
    });
    expect(capture.body.checks).toMatchObject({ stable: false, textSha256After: null });
    expect(capture.fields).toHaveLength(2);
  });

  it.each<[string, Partial<CapturedTab>]>([
    ['another tab came to the front', { isActive: activeOnce() }],
    ['the page went elsewhere', { sight: async () => ({ ...SIGHTING, url: 'https://elsewhere.example/' }) }],
  ])('throws the picture away where %s', async (_, moved) => {
    const { capture } = await captured('paid', tab(moved));
    expect(capture.body.picture.method).toBe('none');
    expect(await store.file(capture.id, 'screen-001.png')).toBeUndefined();
  });

  it('says so where the text changed while the picture was taken', async () => {
    const { capture } = await captured('paid', tab({ sight: async () => ({ ...SIGHTING, text: 'other' }) }));
    expect(capture.body).toMatchObject({ picture: { method: 'screenshot' }, checks: { stable: false } });
  });

  it('captures a page that shows nothing, with the gaps named', async () => {
    const empty = request('other');
    empty.reading.fields = [];
    const outcome = await takeCapture(empty, tab(), tools);
    const capture = await store.capture(outcome.status === 'captured' ? outcome.captureId : '');
    expect(capture?.body.missing).toEqual(['orderNo', 'amount', 'channel', 'paidAt']);
  });

  it('never forks the ledger or loses a capture of a purchase when many tabs capture at once', async () => {
    const all = Array.from({ length: 12 }, (_, index) => {
      const one = request(index % 2 === 0 ? 'cashier' : 'paid');
      one.reading.fields = [sampleField('orderNo', `20261121140200${String(index >> 1).padStart(2, '0')}`)];
      return takeCapture(one, tab({ trace: { tabId: index, openerTabId: null } }), tools);
    });
    await Promise.all(all);
    const rows = await store.ledgerRows(100);
    expect(await checkChain(rows.map((row) => row.line))).toMatchObject({ entries: 12, broken: null });
    const purchases = await store.latestPurchases(20);
    expect(purchases).toHaveLength(6);
    expect(purchases.every((purchase) => purchase.captureIds.length === 2)).toBe(true);
  });
});

describe('resumeCaptures', () => {
  it('seals what a killed background left pending, and names the gap', async () => {
    const never = new Promise<never>(() => undefined);
    void takeCapture(request('paid'), tab({ screenshot: () => never }), { ...tools, writer: 'killed run' });
    await expect.poll(async () => (await store.pendingCaptures()).length).toBe(1);
    expect(await resumeCaptures(store, 'run-1')).toBe(1);
    const [purchase] = await store.latestPurchases(1);
    const capture = await store.capture(purchase?.captureIds[0] ?? '');
    expect(capture).toMatchObject({ state: 'sealed', body: { picture: { method: 'none' } } });
    expect(capture?.body.picture.reason).toContain('stopped');
  });

  it('leaves alone what this run is still working on', async () => {
    const never = new Promise<never>(() => undefined);
    void takeCapture(request('paid'), tab({ screenshot: () => never }), tools);
    await expect.poll(async () => (await store.pendingCaptures()).length).toBe(1);
    expect(await resumeCaptures(store, 'run-1')).toBe(0);
  });
});

describe('deleteCapture', () => {
  it('leaves a tombstone with the hash of what was deleted, and the rest of the purchase', async () => {
    const { capture } = await captured('cashier');
    await captured('paid');
    await deleteCapture(capture.id, store);
    expect(await store.capture(capture.id)).toBeUndefined();
    expect(await store.file(capture.id, 'page.txt')).toBeUndefined();
    const rows = await store.ledgerRows(10);
    expect(await checkChain(rows.map((row) => row.line))).toMatchObject({ entries: 3, broken: null });
    const [sealedLine, , tombstone] = rows.map(
      (row) => JSON.parse(row.line) as { kind: string; id: string; bodySha256: string },
    );
    expect(tombstone).toMatchObject({ kind: 'delete', id: capture.id, bodySha256: sealedLine?.bodySha256 });
    expect((await store.latestPurchases(1))[0]?.stages).toEqual(['paid']);
  });
});

/** True before the picture, false after it. */
function activeOnce(): () => Promise<boolean> {
  let asked = 0;
  return async () => {
    asked += 1;
    return asked === 1;
  };
}
