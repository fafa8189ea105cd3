import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WECHAT_BILL, WECHAT_SHEET } from '../../tests/samples/sample-bills';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { writeXlsx, zipOf } from '../../tests/samples/write-xlsx';
import { parseLine } from '../ledger/chain';
import { LARGEST_ATTACHMENT } from '../model/attachment';
import { sha256Hex } from '../model/sha256';
import { summarizePurchase } from '../purchase/summarize-purchase';
import { openStore, type Store } from '../store/store';
import { addBillRows, addFile } from './add-attachment';
import { appendToLedger } from './append-to-ledger';
import { deletePurchases } from './delete-captures';
import { regroupCaptures } from './regroup-captures';
import { removeAttachment } from './release-attachments';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const KUAISHOU = 'KS202611211102446890127';

let store: Store;

beforeEach(async () => {
  store = openStore(`attach-${crypto.randomUUID()}`);
  for (const [purchaseId, orderNo] of [
    ['p-1', KUAISHOU],
    ['p-2', 'SP-1'],
  ] as const)
    await appendToLedger(
      store,
      [{ kind: 'capture', id: `c-${purchaseId}`, bodySha256: '0'.repeat(64) }],
      async ({ added, last }) => {
        const fields = [sampleField('orderNo', orderNo)];
        const capture = {
          ...sampleCapture({ id: `c-${purchaseId}`, purchaseId, stage: 'order', fields }),
          state: 'sealed' as const,
          seq: last.seq,
        };
        await store.seal({ capture, files: [], purchase: summarizePurchase(purchaseId, [capture]), added });
      },
    );
});
afterEach(async () => {
  await store.deleteEverything();
  store.close();
});

const file = (content: BlobPart, name = '截图.png') =>
  new File([content], name, { lastModified: 1_795_000_000_000 });
const tools = (measure = async () => ({ width: 9, height: 8 })) => ({ store, measure });
const add = (chosen: File, ownerIds = ['p-1']) =>
  addFile({ file: chosen, ownerIds, evidence: null }, tools());
const lastLine = async () => parseLine((await store.ledgerHead())?.line ?? '');

describe('a file that is added', () => {
  it('is kept as it is, with a line that says import', async () => {
    const added = await add(file(PNG));
    expect(added.status).toBe('added');
    const [kept] = await store.attachmentsOf(['p-1']);
    expect(kept?.body).toMatchObject({
      name: '截图.png',
      lastModified: '2026-11-18T11:06:40.000Z',
      evidence: null,
      bill: null,
      file: { path: 'file.png', type: 'image/png', bytes: 11, width: 9, height: 8 },
    });
    const stored = await store.file(kept?.id ?? '', 'file.png');
    expect(new Uint8Array((await stored?.content.arrayBuffer()) ?? new ArrayBuffer())).toEqual(PNG);
    const record = await (await store.file(kept?.id ?? '', 'attachment.json'))?.content.text();
    expect(await lastLine()).toMatchObject({
      kind: 'import',
      id: kept?.id,
      bodySha256: await sha256Hex(record ?? ''),
    });
  });

  it('is not kept twice for the same purchase', async () => {
    await add(file(PNG));
    expect((await add(file(PNG, 'again.png'))).status).toBe('present');
    expect(await store.attachmentsOf(['p-1'])).toHaveLength(1);
  });

  it.each([
    ['empty', file('')],
    ['wrong-type', file('MZ\u0090 program', 'screenshot.png')],
    ['wrong-type', file('=cmd|calc', 'bill.csv')],
    ['unreadable', file(new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'bill.xlsx')],
    ['spreadsheet', file(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'bill.xls')],
    ['unreadable', file('%PDF-1.7 cut off', 'bill.pdf')],
  ])('that is %s is refused, and nothing changes', async (problem, chosen) => {
    const before = await store.ledgerHead();
    expect(await add(chosen)).toEqual({ status: 'refused', problem });
    expect(await store.ledgerHead()).toEqual(before);
    expect(await store.attachmentsOf(['p-1'])).toEqual([]);
  });

  it.each([
    ['no-bill', () => writeXlsx([['name', 'phone']])],
    ['archive', () => zipOf({ 'bill.csv': WECHAT_BILL })],
  ])('that is a zip and no bill is refused as %s', async (problem, make) => {
    expect(await add(file(await make(), '账单.xlsx'))).toEqual({ status: 'refused', problem });
    expect(await store.attachmentIds()).toEqual([]);
  });

  it('of 500 MB is refused without being read', async () => {
    const large = {
      name: 'video.mp4',
      size: 500_000_000,
      lastModified: 0,
      arrayBuffer: () => Promise.reject(new Error('it was read')),
    };
    expect(await addFile({ file: large, ownerIds: ['p-1'], evidence: null }, tools())).toEqual({
      status: 'refused',
      problem: 'too-large',
    });
    expect(large.size).toBeGreaterThan(LARGEST_ATTACHMENT);
  });

  it('that calls itself a picture and cannot be decoded is refused', async () => {
    const broken = tools(() => Promise.reject(new Error('no picture')));
    expect(await addFile({ file: file(PNG), ownerIds: ['p-1'], evidence: null }, broken)).toEqual({
      status: 'refused',
      problem: 'unreadable',
    });
  });
});

describe('a bill', () => {
  it('is read and stored nowhere before its rows are chosen; then only those are kept', async () => {
    await store.putClaim(sampleClaim({ purchaseIds: ['p-1', 'p-2'] }));
    const read = await add(file(WECHAT_BILL, '账单.csv'), ['k-1']);
    if (read.status !== 'bill') throw new Error(read.status);
    expect(await store.attachmentsOf(['p-1', 'p-2', 'k-1'])).toEqual([]);
    expect(read.read.matches.map(({ purchaseId, sign }) => [purchaseId, sign])).toEqual([['p-1', 'number']]);

    await addBillRows(read.read, read.read.matches, tools());
    const [kept] = await store.attachmentsOf(['p-1']);
    expect(kept).toMatchObject({ ownerIds: ['p-1'], body: { evidence: 'bill_row', file: null } });
    expect(kept?.body.bill?.rows.map(({ purchaseId, merchantNo }) => [purchaseId, merchantNo])).toEqual([
      ['p-1', KUAISHOU],
    ]);
    const record = await (await store.file(kept?.id ?? '', 'attachment.json'))?.content.text();
    // What else the person bought stays in their own file.
    expect(record).not.toContain('朋友');
    expect(kept?.body.original.bytes).toBe(new TextEncoder().encode(WECHAT_BILL).length);
  });
});

describe('a bill as a spreadsheet', () => {
  it('is read as its CSV is, whatever the file is called, and its rows are kept with the lines of the sheet', async () => {
    const bytes = await writeXlsx(WECHAT_SHEET, { skipped: [16] });
    const read = await add(file(bytes, '账单.csv'), ['p-1']);
    if (read.status !== 'bill') throw new Error(read.status);
    expect(read.read.matches).toMatchObject([{ purchaseId: 'p-1', sign: 'number', row: { line: 19 } }]);
    await addBillRows(read.read, read.read.matches, tools());
    const [kept] = await store.attachmentsOf(['p-1']);
    expect(kept?.body.bill).toMatchObject({ encoding: 'xlsx', rows: [{ line: 19 }] });
    expect(kept?.body.bill?.rows[0]?.cells.slice(0, 6)).toEqual([
      '2026-11-21 11:03:18',
      '商户消费',
      '快手科技',
      '快币',
      '支出',
      '10',
    ]);
  });
});

describe('what a file belongs to', () => {
  it('deletes it with its last owner, and leaves a tombstone', async () => {
    const added = await add(file(PNG), ['p-1', 'p-2']);
    await deletePurchases(['p-1'], store);
    expect(await store.attachmentsOf(['p-2'])).toMatchObject([{ ownerIds: ['p-2'] }]);
    await deletePurchases(['p-2'], store);
    expect(await store.attachmentIds()).toEqual([]);
    if (added.status !== 'added') throw new Error(added.status);
    expect(await lastLine()).toMatchObject({ kind: 'delete', id: added.attachment.id });
    expect(await store.filesOf(added.attachment.id)).toEqual([]);
  });

  it('hands it on where two purchases become one, and back where that is undone', async () => {
    await add(file(PNG), ['p-2']);
    const done = await regroupCaptures({ moves: [{ captureId: 'c-p-2', purchaseId: 'p-1' }] }, store);
    expect(await store.attachmentsOf(['p-1'])).toHaveLength(1);
    if (done.status !== 'regrouped') throw new Error(done.status);
    await regroupCaptures(done.undo, store);
    expect(await store.attachmentsOf(['p-2'])).toHaveLength(1);
  });

  it('can be deleted by itself', async () => {
    const added = await add(file(PNG));
    if (added.status !== 'added') throw new Error(added.status);
    await removeAttachment(added.attachment.id, store);
    expect(await store.attachmentsOf(['p-1'])).toEqual([]);
  });
});
