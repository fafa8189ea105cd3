import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { takeCapture } from '../../lib/flow/take-capture';
import { builtPacket } from '../samples/built-packet';
import { captureTools, request, SIGHTING, tab } from '../samples/capture-flow';
import { sampleField } from '../samples/sample-capture';

/** `npm run drill` takes its time. */
const isDrill = process.env['DRILL'] === '1';

const STAGES = ['offer', 'cashier', 'paid', 'order', 'refund', 'failed'] as const;

/** One page as it may come: what it says, how long it is, and what becomes of its picture. */
const page = fc.record({
  order: fc.integer({ min: 1, max: 4 }),
  stage: fc.constantFrom(...STAGES),
  product: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  picture: fc.constantFrom('screenshot', 'rendered', 'none'),
  words: fc.constantFrom(1, 50, 20_000),
  isDeleted: fc.boolean(),
});
type PageShape = typeof page extends fc.Arbitrary<infer Shape> ? Shape : never;

/** A device that saw these pages, and the packet of whatever it still has; null where nothing is left. */
async function packetOf(pages: readonly PageShape[]): Promise<{ zip: Blob; captures: number } | null> {
  const tools = captureTools();
  const { store } = tools;
  await ensureSigningKey(store);
  for (const { order, stage, product, picture, words, isDeleted } of pages) {
    const fields = [sampleField('orderNo', `202611211402000${order}`), sampleField('product', product)];
    const reading = { ...request(stage).reading, fields };
    const from = tab({
      trace: { tabId: order, openerTabId: null },
      sight: async () => sighting,
      copy: async () => ({ html: `<p>${'<script>alert(1)</script>'}${'字'.repeat(words)}`, controls: null }),
      ...(picture === 'screenshot'
        ? {}
        : { screenshot: () => Promise.reject(new RangeError('no permission')) }),
      ...(picture === 'none' ? { render: () => Promise.reject(new Error('not drawn')) } : {}),
    });
    const sighting = { ...SIGHTING, text: `${product} ${'文字'.repeat(words)}` };
    const outcome = await takeCapture(request(stage, { reading, sighting }), from, tools);
    if (outcome.status === 'captured' && isDeleted) await deleteCapture(outcome.captureId, store);
  }
  const captures = (await store.counts()).captures;
  const zip = captures === 0 ? null : await builtPacket(store);
  store.close();
  return zip && { zip, captures };
}

describe('an untouched packet of any shape', () => {
  it('is intact: few or many orders, with and without pictures, after deletions, in any script, long or short', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 7 }), async (pages) => {
        const packet = await packetOf(pages);
        if (packet === null) return;
        checked += 1;
        const report = await checkPacket(packet.zip);
        expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
        expect(report).toMatchObject({ verdict: 'intact', captures: packet.captures });
      }),
      { numRuns: isDrill ? 70 : 12 },
    );
    expect(checked).toBeGreaterThanOrEqual(isDrill ? 50 : 5);
  }, 240_000);
});
