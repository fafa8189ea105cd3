import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { captured, captureTools } from '../../tests/samples/capture-flow';
import { checkChain } from '../ledger/chain';
import type { Store } from '../store/store';
import { retirePurchases } from './retire-purchases';
import { startClaim } from './start-claim';
import type { CaptureTools } from './take-capture';

const LATER = Date.parse('2099-01-01T00:00:00Z');

let tools: CaptureTools;
let store: Store;

beforeEach(async () => {
  tools = captureTools();
  ({ store } = tools);
  await captured(tools, 'cashier');
  await captured(tools, 'paid');
});

afterEach(() => store.close());

it('deletes what is old enough, with a tombstone for each capture in a chain that stays whole', async () => {
  expect(await retirePurchases(6, store, LATER)).toBe(1);
  expect(await store.counts()).toMatchObject({ purchases: 0, captures: 0 });
  const lines = (await store.ledgerRows(10)).map(({ line }) => line);
  expect(await checkChain(lines)).toMatchObject({ broken: null });
  expect(lines.filter((line) => line.includes('"kind":"delete"'))).toHaveLength(2);
  expect(await store.retired()).toEqual({ at: LATER, purchases: 1 });
});

it('keeps everything while it is off, and what is younger', async () => {
  expect(await retirePurchases(null, store, LATER)).toBe(0);
  expect(await retirePurchases(6, store, (await store.allPurchases())[0]?.lastAt)).toBe(0);
  expect(await store.counts()).toMatchObject({ purchases: 1, captures: 2 });
  expect(await store.retired()).toBeUndefined();
});

it('keeps a purchase whose claim is not over', async () => {
  const [purchase] = await store.allPurchases();
  await startClaim([purchase?.id ?? ''], null, store);
  expect(await retirePurchases(6, store, LATER)).toBe(0);
  expect(await store.counts()).toMatchObject({ purchases: 1, captures: 2 });
});
