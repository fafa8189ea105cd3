import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureTools, request, tab } from '../../tests/samples/capture-flow';
import type { Store } from '../store/store';
import { resumeCaptures } from './resume-captures';
import { takeCapture, type CaptureTools } from './take-capture';

const never = new Promise<never>(() => undefined);

let tools: CaptureTools;
let store: Store;

beforeEach(() => {
  tools = captureTools();
  ({ store } = tools);
});

afterEach(() => store.close());

describe('resumeCaptures', () => {
  it('seals what a killed background left pending, and names the gap', async () => {
    void takeCapture(request('paid'), tab({ screenshot: () => never }), {
      ...tools,
      underway: new Set(),
    });
    await expect.poll(async () => (await store.pendingCaptures()).length).toBe(1);
    expect(await resumeCaptures(store, tools.underway)).toBe(1);
    const [purchase] = await store.latestPurchases(1);
    const capture = await store.capture(purchase?.captureIds[0] ?? '');
    expect(capture).toMatchObject({ state: 'sealed', body: { picture: { method: 'none' } } });
    expect(capture?.body.picture.reason).toContain('cut off');
    const [gap, sealed] = (await store.ledgerRows(9)).map(
      (row) => JSON.parse(row.line) as { kind: string; id: string },
    );
    expect(gap).toMatchObject({ kind: 'gap', id: `interrupted-${capture?.id}` });
    expect(sealed).toMatchObject({ kind: 'capture', id: capture?.id });
  });

  it('leaves alone what this run is still working on', async () => {
    void takeCapture(request('paid'), tab({ screenshot: () => never }), tools);
    await expect.poll(async () => (await store.pendingCaptures()).length).toBe(1);
    expect(await resumeCaptures(store, tools.underway)).toBe(0);
  });
});
