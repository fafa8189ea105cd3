import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { replaceSigningKey } from '../../lib/flow/replace-signing-key';
import { takeCapture } from '../../lib/flow/take-capture';
import { createStamper } from '../../lib/flow/time-stamps';
import { checkRows, nextRow, START } from '../../lib/ledger/chain';
import type { LedgerRow } from '../../lib/model/ledger-entry';
import type { FindingCode, VerificationReport } from '../../lib/model/verdict';
import { encodePng } from '../../lib/redact/png';
import { Database } from '../../lib/store/database';
import { openStore, type Store } from '../../lib/store/store';
import { PHONE, pageWithNoise, pixelsAsJpeg } from '../redact/redacted-store';
import { builtPacket } from '../samples/built-packet';
import { captureTools, pixels, request, SIGHTING, tab } from '../samples/capture-flow';
import { movedOver, newDevice, seen } from '../samples/restored-device';
import { sampleField } from '../samples/sample-capture';
import { makeAuthority, type Authority } from '../tsa/make-authority';
import { reply } from '../tsa/reply';
import * as packet from './make-packet';

/** `npm run drill` takes its time. */
const isDrill = process.env['DRILL'] === '1';
const RUNS = isDrill ? 10 : 2;

const STAGES = ['offer', 'cashier', 'paid', 'order', 'refund', 'failed'] as const;

/** One page as it may come: what it says, how long it is, and what becomes of its picture. */
const page = fc.record({
  order: fc.integer({ min: 1, max: 4 }),
  stage: fc.constantFrom(...STAGES),
  product: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  picture: fc.constantFrom('screenshot', 'rendered', 'none'),
  words: fc.constantFrom(1, 50, isDrill ? 20_000 : 2_000),
  isDeleted: fc.boolean(),
});
type PageShape = typeof page extends fc.Arbitrary<infer Shape> ? Shape : never;

/** The first page shows a telephone number and is never deleted, so that there is always something to export and to mask. */
const pages = fc
  .tuple(page, fc.array(page, { maxLength: 5 }))
  .map(([first, rest]) => [{ ...first, isDeleted: false }, ...rest]);

const PNG = encodePng(pageWithNoise());
let authority: Authority | undefined;
afterAll(() => authority?.close());

/** A browser that saw these pages, half of them before `between`. */
async function deviceThatSaw(
  seenPages: readonly PageShape[],
  between: (store: Store) => Promise<unknown> = async () => undefined,
): Promise<{ store: Store; name: string }> {
  const name = `untouched-${crypto.randomUUID()}`;
  const tools = { ...captureTools(), store: openStore(name) };
  const { store } = tools;
  await ensureSigningKey(store);
  const png = new Blob([await PNG], { type: 'image/png' });
  for (const [index, { order, stage, product, picture, words, isDeleted }] of seenPages.entries()) {
    if (index === seenPages.length >> 1) await between(store);
    const fields = [sampleField('orderNo', `202611211402000${order}`), sampleField('product', product)];
    if (index === 0)
      fields.push(sampleField('account', PHONE, { box: { x: 200, y: 100, width: 200, height: 20 } }));
    const reading = { ...request(stage).reading, fields };
    const sighting = { ...SIGHTING, text: `${product} ${index === 0 ? PHONE : ''} ${'文字'.repeat(words)}` };
    const from = tab({
      trace: { tabId: order, openerTabId: null },
      sight: async () => sighting,
      copy: async () => ({ html: `<p>${'<script>alert(1)</script>'}${'字'.repeat(words)}`, controls: null }),
      screenshot: () =>
        picture === 'screenshot'
          ? Promise.resolve(pixels({ png }))
          : Promise.reject(new RangeError('no permission')),
      render: () => (picture === 'none' ? Promise.reject(new Error('not drawn')) : Promise.resolve(png)),
    });
    const outcome = await takeCapture(request(stage, { reading, sighting }), from, tools);
    if (outcome.status === 'captured' && isDeleted) await deleteCapture(outcome.captureId, store);
  }
  return { store, name };
}

interface Untouched {
  zip: Blob;
  roots?: string;
  /** Fingerprint that the reader saw earlier. */
  expectedFingerprint?: string;
  /** What the report has to tell beside its verdict. */
  tells?: FindingCode;
}

const SHAPES: Record<string, (seenPages: readonly PageShape[]) => Promise<Untouched>> = {
  async 'with everything'(seenPages) {
    const { store } = await deviceThatSaw(seenPages);
    return { zip: await builtPacket(store) };
  },

  async 'of one order among several'(seenPages) {
    // The others come first: a packet shows the ledger up to its own last line.
    const others = seenPages.map((one, index) => ({
      ...one,
      order: 2,
      isDeleted: index > 0 && one.isDeleted,
    }));
    const { store } = await deviceThatSaw([...others, paid(1)]);
    const orderNo = '2026112114020001';
    const purchases = (await store.allPurchases()).filter((purchase) => purchase.orderNo === orderNo);
    return {
      zip: await builtPacket(
        store,
        purchases.map(({ id }) => id),
      ),
      tells: 'partial-ledger',
    };
  },

  async 'that is masked'(seenPages) {
    const { store } = await deviceThatSaw(seenPages);
    const redaction = { values: [{ kind: 'phone' as const, text: PHONE }], regions: [], leftOut: [] };
    return {
      zip: await builtPacket(store, undefined, { redaction, copyPicture: pixelsAsJpeg }),
      tells: 'masked',
    };
  },

  async 'with time stamps'(seenPages) {
    const own = (authority ??= makeAuthority('ec'));
    const { store } = await deviceThatSaw([...seenPages, paid(9)]);
    const stamper = createStamper({
      store,
      settings: async () => ({
        timeStamps: true,
        authorities: [
          { id: 'ec', name: 'EC', url: 'https://tsa.example', root: own.pem('root.pem'), isOn: true },
        ],
      }),
      isOnline: () => true,
      mayAsk: async () => true,
      post: async (_url, asked) => reply(own, asked),
      wakeAt: async () => undefined,
    });
    await stamper.stampLedger();
    const zip = await builtPacket(store, undefined, {
      requestStamps: (sha256) => stamper.stampPacket(sha256),
    });
    return { zip, roots: own.pem('root.pem'), tells: 'stamp-sound' };
  },

  async 'of captures restored from a backup'(seenPages) {
    const { store } = await deviceThatSaw(seenPages);
    const to = await newDevice();
    await seen(to, '2026112114029999');
    await movedOver(store, to.store);
    return { zip: await builtPacket(to.store), tells: 'restored' };
  },

  async 'of a key that replaced another'(seenPages) {
    const { store } = await deviceThatSaw(seenPages, replaceSigningKey);
    const [line] = await store.ledgerRows(1);
    const { bodySha256 } = JSON.parse(line?.line ?? '') as { bodySha256: string };
    return { zip: await builtPacket(store), expectedFingerprint: bodySha256, tells: 'key-changed' };
  },

  async 'of a ledger that version 0.1 began'(seenPages) {
    const { store, name } = await deviceThatSaw([...seenPages, paid(8)]);
    await asBefore(name);
    const zip = await builtPacket(store);
    expect(Buffer.from(await zip.arrayBuffer()).includes('"tree"')).toBe(true);
    return { zip };
  },

  async 'that another program made, with another key'([first]) {
    const key = packet.newKey();
    const payload = packet.makePayload(key);
    payload['data/statement.txt'] = `${first?.product ?? ''}\n`;
    return {
      zip: packet.zipOf(packet.seal(packet.bag(payload), key)),
      expectedFingerprint: packet.fingerprintOf(key),
    };
  },
};

const paid = (order: number): PageShape => ({
  order,
  stage: 'paid',
  product: 'x',
  picture: 'none',
  words: 1,
  isDeleted: false,
});

/** The same entries, the first half of them in lines that know of no tree. */
async function asBefore(name: string): Promise<void> {
  const db = new Database(name);
  const lines = await db.ledger.orderBy('seq').toArray();
  const rows: LedgerRow[] = [];
  let place = START;
  for (const [index, { line }] of lines.entries()) {
    const { at, kind, id, bodySha256 } = JSON.parse(line) as Parameters<typeof nextRow>[1];
    const peaks = index < lines.length >> 1 ? undefined : place.peaks;
    const row = nextRow(rows.at(-1), { at, kind, id, bodySha256 }, peaks);
    place = checkRows(place, [row]).place;
    rows.push(row);
  }
  await db.ledger.clear();
  await db.ledger.bulkAdd(rows);
  db.close();
}

describe('an untouched packet', () => {
  it.each(Object.entries(SHAPES))(
    '%s is intact: long or short, in any script, with and without pictures, after deletions',
    async (_name, make) => {
      let checked = 0;
      await fc.assert(
        fc.asyncProperty(pages, async (seenPages) => {
          const { zip, tells, ...options } = await make(seenPages);
          const report = await checkPacket(zip, options);
          expect(failures(report)).toEqual([]);
          expect(report.verdict).toBe('intact');
          if (tells !== undefined) expect(report.findings.map(({ code }) => code)).toContain(tells);
          checked += 1;
        }),
        { numRuns: RUNS },
      );
      expect(checked).toBe(RUNS);
    },
    240_000,
  );
});

const failures = ({ findings }: VerificationReport) => findings.filter(({ outcome }) => outcome === 'fail');
