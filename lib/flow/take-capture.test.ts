import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captured, captureTools, pixels, request, SIGHTING, tab } from '../../tests/samples/capture-flow';
import { sampleField } from '../../tests/samples/sample-capture';
import { checkChain } from '../ledger/chain';
import { PictureGapError } from '../model/picture-gap';
import { sha256Hex } from '../model/sha256';
import type { Store } from '../store/store';
import { takeCapture, type CaptureTools } from './take-capture';

let tools: CaptureTools;
let store: Store;

beforeEach(() => {
  tools = captureTools();
  ({ store } = tools);
});

afterEach(() => store.close());

const gone = () => Promise.reject(new Error('tab was closed'));

describe('takeCapture', () => {
  it('stores picture, fields and text, each sealed by its hash, and chains the record to the ledger', async () => {
    const { capture, outcome } = await captured(tools);
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

  it('seals each record with random bits of its own, so that its hash cannot be guessed from what it says', async () => {
    const first = await captured(tools, 'cashier');
    const second = await captured(tools, 'paid');
    expect(first.capture.body.nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(second.capture.body.nonce).not.toBe(first.capture.body.nonce);
  });

  it('makes one capture of one page state, however often it is shown, and a new one of a new state', async () => {
    await captured(tools, 'cashier');
    expect((await takeCapture(request('cashier'), tab(), tools)).status).toBe('duplicate');
    await captured(tools, 'paid');
    const [purchase] = await store.latestPurchases(5);
    expect(purchase).toMatchObject({ stages: ['cashier', 'paid'], orderNo: '2026112114020001' });
    expect(await store.counts()).toMatchObject({ captures: 2, purchases: 1 });
  });

  it('photographs a result at once, and an offer only where it is new', async () => {
    const asked: string[] = [];
    const photograph = (of: string) =>
      tab({
        screenshot: async () => {
          asked.push(of);
          return pixels();
        },
      });
    const { capturesNear } = store;
    vi.spyOn(store, 'capturesNear').mockImplementation((...near) => {
      asked.push('the store');
      return capturesNear(...near);
    });
    await takeCapture(request('paid'), photograph('paid'), tools);
    await takeCapture(request('cashier'), photograph('cashier'), tools);
    await takeCapture(request('cashier'), photograph('cashier again'), tools);
    expect(asked).toEqual(['paid', 'the store', 'the store', 'cashier', 'the store']);
  });

  it('counts both of two captures of one purchase that are sealed at the same time', async () => {
    const { outcome } = await captured(tools, 'offer');
    const { seal } = store;
    let arrive = () => {};
    let arrived = 0;
    const bothRead = new Promise<void>((resolve) => {
      arrive = () => (arrived += 1) === 2 && resolve();
    });
    vi.spyOn(store, 'seal').mockImplementation(async (sealing) => {
      arrive();
      await bothRead;
      return seal(sealing);
    });
    await Promise.all([
      takeCapture(request('cashier'), tab(), tools),
      takeCapture(request('paid'), tab(), tools),
    ]);
    const [purchase] = await store.latestPurchases(5);
    expect(purchase?.id).toBe(outcome.purchaseId);
    expect(purchase?.captureIds).toHaveLength(3);
    expect(purchase?.stages).toEqual(['offer', 'cashier', 'paid']);
  });

  it('captures the same page again where a question came up on it, once', async () => {
    await captured(tools, 'cashier');
    const asked = { ...SIGHTING, dialogs: 1 };
    const controls = {
      isUntouched: false,
      links: [],
      boxes: [],
      choices: [],
      dialogs: ['请确认您已年满 18 周岁'],
    };
    const asking = tab({ copy: async () => ({ html: '<dialog open>', controls }) });
    const again = () => takeCapture(request('cashier', { sighting: asked }), asking, tools);
    const outcome = await again();
    expect(outcome.status).toBe('captured');
    const capture = await store.capture(outcome.status === 'captured' ? outcome.captureId : '');
    expect(capture?.body.surroundings?.steps).toMatchObject([{ kind: 'age', isInDialog: true }]);
    expect((await again()).status).toBe('duplicate');
    expect((await takeCapture(request('cashier'), tab(), tools)).status).toBe('duplicate');
  });

  it('captures again when the person asks for it', async () => {
    await captured(tools);
    expect((await takeCapture(request('paid', { trigger: 'user' }), tab(), tools)).status).toBe('captured');
  });

  it('marks a redrawn picture as such where screenshots are refused', async () => {
    const { capture, outcome } = await captured(
      tools,
      'paid',
      tab({ screenshot: () => Promise.reject(new PictureGapError('refused')) }),
    );
    expect(capture.body.picture).toMatchObject({
      method: 'rendered',
      reason: 'no permission for screenshots',
    });
    expect(capture.body.files.map((file) => file.path)).toContain('rendered-001.png');
    expect(outcome.notice?.headline).toContain('非屏幕截图');
  });

  it('keeps the record and names the gap where no picture can be had', async () => {
    const { capture } = await captured(
      tools,
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

  it.each([
    ['a redrawn picture of a tab in the background', new PictureGapError('hidden')],
    ['a record of a page that moved', new PictureGapError('moved')],
  ])('captures again what it only has %s, once the tab is in front', async (_, error) => {
    const failing = tab({ wasActive: false, screenshot: () => Promise.reject(error) });
    await captured(tools, 'paid', failing);
    expect((await takeCapture(request('paid'), failing, tools)).status).toBe('duplicate');
    const { capture } = await captured(tools);
    expect(capture.body.picture.method).toBe('screenshot');
    expect((await takeCapture(request('paid'), tab(), tools)).status).toBe('duplicate');
  });

  it('does not capture again and again where the browser gives no pixels', async () => {
    const refusing = tab({ screenshot: () => Promise.reject(new PictureGapError('refused')) });
    await captured(tools, 'paid', refusing);
    expect((await takeCapture(request('paid'), refusing, tools)).status).toBe('duplicate');
  });

  it('captures a page that shows nothing, with the gaps named', async () => {
    const empty = request('other');
    empty.reading.fields = [];
    const outcome = await takeCapture(empty, tab(), tools);
    const capture = await store.capture(outcome.status === 'captured' ? outcome.captureId : '');
    expect(capture?.body.missing).toEqual(['orderNo', 'amount', 'channel', 'paidAt']);
  });

  it('says that the disk is full, and loses nothing that was stored', async () => {
    const { capture } = await captured(tools, 'cashier');
    // As the browser tells it: the request fails, and the transaction with it.
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const outcome = await takeCapture(request('paid'), tab(), tools);
    put.mockRestore();
    expect(outcome).toMatchObject({
      status: 'failed',
      notice: { headline: expect.stringContaining('磁盘空间不足') as string },
    });
    expect(await store.capture(capture.id)).toMatchObject({ state: 'sealed' });
    expect((await store.ledgerRows(10)).length).toBe(1);

    const again = await takeCapture(request('paid'), tab(), tools);
    expect(again.status).toBe('captured');
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

describe('what surrounds the payment', () => {
  it('is sealed with the capture, as the page says it', async () => {
    const text =
      '支付成功\n抖币一经充值，不予退还。\n© 北京示例科技有限公司 统一社会信用代码 91350100M000100Y43';
    const outcome = await takeCapture(
      request('paid', { sighting: { ...SIGHTING, text } }),
      tab({ sight: async () => ({ ...SIGHTING, text }) }),
      tools,
    );
    const capture = await store.capture(outcome.status === 'captured' ? outcome.captureId : '');
    expect(capture?.body.clauses).toEqual([{ kind: 'nonRefundable', quote: '抖币一经充值，不予退还。' }]);
    expect(capture?.body.merchant).toMatchObject({
      companies: [{ value: '北京示例科技有限公司' }],
      creditCodes: [{ value: '91350100M000100Y43', isValid: true }],
    });
  });
});

describe('before a payment', () => {
  it('the notice says that the same was paid minutes ago, and only where the person wants that', async () => {
    await captured(tools, 'paid');
    const again = request('cashier');
    again.reading.fields = [sampleField('orderNo', '2026112114020002'), sampleField('amount', '30.00')];
    again.sighting = { ...SIGHTING, clock: { ...SIGHTING.clock, utc: '2026-11-21T06:06:00.000Z' } };
    const outcome = await takeCapture(again, tab(), tools);
    expect(outcome).toMatchObject({ status: 'captured', notice: { warning: '4 分钟前刚付过同样的一笔' } });

    const silent = { ...tools, care: async () => null };
    const unasked = await takeCapture({ ...again, trigger: 'user' }, tab(), silent);
    expect(unasked).toMatchObject({ status: 'captured', notice: { warning: null } });
  });
});
