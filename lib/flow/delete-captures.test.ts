import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captured, captureTools } from '../../tests/samples/capture-flow';
import { checkChain } from '../ledger/chain';
import type { Store } from '../store/store';
import { deleteCapture } from './delete-captures';
import type { CaptureTools } from './take-capture';

let tools: CaptureTools;
let store: Store;

beforeEach(() => {
  tools = captureTools();
  ({ store } = tools);
});

afterEach(() => store.close());

describe('deleteCapture', () => {
  it('leaves a tombstone with the hash of what was deleted, and the rest of the purchase', async () => {
    const { capture } = await captured(tools, 'cashier');
    await captured(tools, 'paid');
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
