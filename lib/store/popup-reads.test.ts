import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { openStore, type Store } from './store';

/** What the popup shows at once. */
const SHOWN = 5;

let store: Store;

beforeEach(async () => {
  store = openStore(`popup-${crypto.randomUUID()}`);
  const purchases = Array.from({ length: 300 }, (_, index) =>
    samplePurchase({ id: `p-${index}`, lastAt: index }),
  );
  await store.regroup({ captures: [], purchases, emptied: [], claims: [] });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.deleteEverything();
  store.close();
});

/** Rows that the database hands over, one by one or many at once. */
function countRows(): () => number {
  let rows = 0;
  for (const source of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    const { getAll } = source;
    vi.spyOn(source, 'getAll').mockImplementation(function read(this: IDBIndex, ...parameters: []) {
      const request = getAll.apply(this, parameters) as IDBRequest<unknown[]>;
      request.addEventListener('success', () => (rows += request.result.length));
      return request;
    });
  }
  const step = IDBCursor.prototype.continue;
  vi.spyOn(IDBCursor.prototype, 'continue').mockImplementation(function next(this: IDBCursor, ...parameters) {
    rows += 1;
    step.apply(this, parameters);
  });
  return () => rows;
}

it('costs the popup as many rows as it shows, however many purchases there are', async () => {
  const rows = countRows();
  const latest = await store.latestPurchases(SHOWN);
  expect(latest.map(({ id }) => id)).toEqual(['p-299', 'p-298', 'p-297', 'p-296', 'p-295']);
  expect(await store.countPurchases()).toBe(300);
  await store.backupFacts();
  await store.ledgerCheck();
  expect(rows()).toBeLessThanOrEqual(2 * SHOWN);
  // The spy sees what a whole table costs.
  await store.allPurchases();
  expect(rows()).toBeGreaterThanOrEqual(300);
});
