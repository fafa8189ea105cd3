import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureTools, pixels, request, SIGHTING, tab } from '../../tests/samples/capture-flow';
import type { Capture } from '../model/capture';
import type { Store } from '../store/store';
import type { CapturedTab } from './gather-facts';
import { resumeCaptures, type ResumeTools } from './resume-captures';
import { takeCapture, type CaptureTools } from './take-capture';

const never = new Promise<never>(() => undefined);
const recordedId = async () => null;
const noTab = () => Promise.reject(new Error('no tab'));

let tools: CaptureTools;
let store: Store;

beforeEach(() => {
  tools = captureTools();
  ({ store } = tools);
});

afterEach(() => store.close());

/** Starts a capture whose run is killed while `step` waits. */
async function killedAt(step: Partial<CapturedTab>, isReached: () => Promise<boolean>): Promise<void> {
  void takeCapture(request('paid'), tab(step), { ...tools, underway: new Set() });
  await expect.poll(isReached).toBe(true);
}

async function resumed(openTab: ResumeTools['openTab']): Promise<Capture | undefined> {
  expect(await resumeCaptures({ ...tools, openTab, recordedId })).toBe(1);
  const [purchase] = await store.latestPurchases(1);
  return store.capture(purchase?.captureIds[0] ?? '');
}

const isPending = async () => (await store.pendingCaptures()).length === 1;

describe('resumeCaptures', () => {
  it('seals what a killed background left pending, with its text, and names the gap', async () => {
    await killedAt({ screenshot: () => never }, isPending);
    const capture = await resumed(noTab);
    expect(capture).toMatchObject({
      state: 'sealed',
      body: { picture: { method: 'none' }, copyGap: 'interrupted' },
    });
    expect(capture?.body.picture.reason).toContain('cut off');
    const [gap, sealed] = (await store.ledgerRows(9)).map(
      (row) => JSON.parse(row.line) as { kind: string; id: string },
    );
    expect(gap).toMatchObject({ kind: 'gap', id: `interrupted-${capture?.id}` });
    expect(sealed).toMatchObject({ kind: 'capture', id: capture?.id });
    expect(await (await store.file(capture?.id ?? '', 'page.txt'))?.content.text()).toBe(SIGHTING.text);
  });

  it('takes the picture now where the page still stands as it was', async () => {
    await killedAt({ screenshot: () => never }, isPending);
    const capture = await resumed(async () => tab());
    expect(capture?.body).toMatchObject({ picture: { method: 'screenshot', reason: null }, copyGap: null });
    expect(capture?.body.clock).toEqual(SIGHTING.clock);
  });

  it.each([
    ['text', { ...SIGHTING, text: 'something else' }],
    ['address', { ...SIGHTING, url: 'https://elsewhere.example/' }],
    ['document', { ...SIGHTING, clock: { ...SIGHTING.clock, timeOrigin: 0 } }],
    ['place', { ...SIGHTING, view: { ...SIGHTING.view, scrollY: 300 } }],
  ])('takes no picture of a page with another %s', async (_, now) => {
    await killedAt({ screenshot: () => never }, isPending);
    const capture = await resumed(async () => tab({ sight: async () => now }));
    expect(capture?.body.picture.method).toBe('none');
  });

  it('keeps the first picture of a run that was killed while it waited for the second', async () => {
    let asked = 0;
    const restless = {
      sight: async () => ({ ...SIGHTING, text: `${(asked += 1)}` }),
      screenshot: () => (asked === 0 ? Promise.resolve(pixels()) : never),
    };
    await killedAt(restless, async () => (await store.pendingCaptures())[0]?.body.pictures.length === 1);
    const capture = await resumed(noTab);
    expect(capture?.body.picture).toMatchObject({ method: 'screenshot', reason: null });
    expect(capture?.body.pictures).toMatchObject([{ path: 'screen-001.png', role: 'first', stable: false }]);
    expect(await store.file(capture?.id ?? '', 'screen-001.png')).toBeDefined();
  });

  it('answers the page that asks once more with the same capture', async () => {
    await killedAt({ screenshot: () => never }, isPending);
    const resuming = resumeCaptures({ ...tools, openTab: async () => tab(), recordedId });
    expect((await takeCapture(request('paid'), tab(), tools)).status).toBe('duplicate');
    await resuming;
    expect(await store.counts()).toMatchObject({ captures: 1 });
  });

  it('leaves alone what this run is still working on', async () => {
    void takeCapture(request('paid'), tab({ screenshot: () => never }), tools);
    await expect.poll(isPending).toBe(true);
    expect(await resumeCaptures({ ...tools, openTab: noTab, recordedId })).toBe(0);
  });
});
