import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { nextRow } from '../ledger/chain';
import type { Capture } from '../model/capture';
import { summarizePurchase } from '../purchase/summarize-purchase';
import { openStore, type Store } from '../store/store';
import { regroupCaptures } from './regroup-captures';

let store: Store;

const OFFER = {
  id: 'c-1',
  purchaseId: 'p-1',
  stage: 'offer',
  fields: [sampleField('amount', '30.00')],
} as const;
const PAID = {
  id: 'c-2',
  purchaseId: 'p-2',
  stage: 'paid',
  minute: 2,
  fields: [sampleField('amount', '30.00'), sampleField('orderNo', 'DY-7788990011')],
} as const;

beforeEach(async () => {
  store = openStore(`regroup-${crypto.randomUUID()}`);
  await keep([OFFER, PAID].map((sample) => sampleCapture({ ...sample, fields: [...sample.fields] })));
});
afterEach(async () => {
  await store.deleteEverything();
  store.close();
});

async function keep(captures: Capture[]): Promise<void> {
  for (const capture of captures) {
    const head = await store.ledgerHead();
    const row = nextRow(head, {
      kind: 'capture',
      id: capture.id,
      bodySha256: '0'.repeat(64),
      at: '2026-11-21T00:00:00.000Z',
    });
    const sealed = { ...capture, state: 'sealed' as const, seq: row.seq };
    const own = (await store.capturesOf([capture.purchaseId])).concat(sealed);
    await store.seal({
      capture: sealed,
      files: [],
      purchase: summarizePurchase(capture.purchaseId, own),
      added: { rows: [row], tip: null },
    });
  }
}
const merge = () => regroupCaptures({ moves: [{ captureId: 'c-1', purchaseId: 'p-2' }] }, store);
const state = async () => ({
  purchases: (await store.allPurchases()).sort((one, other) => one.id.localeCompare(other.id)),
  claims: (await store.allClaims()).map(({ id, purchaseIds }) => ({ id, purchaseIds })),
  ledger: (await store.ledgerHead())?.sha256,
});

describe('regroupCaptures', () => {
  it('puts two purchases together, leaves the ledger alone, and can be undone', async () => {
    await store.putClaim(sampleClaim({ purchaseIds: ['p-1'] }));
    const before = await state();
    const outcome = await merge();
    const after = await state();
    expect(after.purchases).toMatchObject([
      { id: 'p-2', captureIds: ['c-1', 'c-2'], stages: ['offer', 'paid'], orderNo: 'DY-7788990011' },
    ]);
    expect(after.claims).toEqual([{ id: 'k-1', purchaseIds: ['p-2'] }]);
    expect(after.ledger).toBe(before.ledger);
    if (outcome.status !== 'regrouped') throw new Error(outcome.why);
    await regroupCaptures(outcome.undo, store);
    expect(await state()).toEqual(before);
  });

  it('takes a purchase apart, and can be undone', async () => {
    await merge();
    const before = await state();
    const outcome = await regroupCaptures({ moves: [{ captureId: 'c-1', purchaseId: null }] }, store);
    if (outcome.status !== 'regrouped') throw new Error(outcome.why);
    expect((await store.purchases([outcome.purchaseId]))[0]).toMatchObject({
      captureIds: ['c-1'],
      orderNo: null,
    });
    expect((await store.purchases(['p-2']))[0]).toMatchObject({ captureIds: ['c-2'] });
    await regroupCaptures(outcome.undo, store);
    expect(await state()).toEqual(before);
  });

  it('refuses what would claim a purchase twice, and changes nothing', async () => {
    await store.putClaim(sampleClaim({ purchaseIds: ['p-1'] }));
    await store.putClaim(sampleClaim({ id: 'k-2', purchaseIds: ['p-2'] }));
    const before = await state();
    expect(await merge()).toEqual({ status: 'refused', why: 'two-claims' });
    expect(await state()).toEqual(before);
  });

  it('refuses captures that are gone', async () => {
    const moves = [{ captureId: 'c-9', purchaseId: 'p-2' }];
    expect(await regroupCaptures({ moves }, store)).toEqual({ status: 'refused', why: 'gone' });
  });
});
