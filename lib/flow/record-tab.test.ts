import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captureTools, request, SIGHTING, tab } from '../../tests/samples/capture-flow';
import type { RecorderEvents } from '../browser/tab-recorder';
import { checkChain } from '../ledger/chain';
import type { Capture } from '../model/capture';
import type { RecordingLimits } from '../model/recording';
import { sha256Hex } from '../model/sha256';
import type { RequestedTab } from './capture-tab';
import { createRecordingKeeper, type RecordingKeeper } from './keep-recording';
import { followRecording, sealRecording, startRecording, type RecordingTools } from './record-tab';
import { resumeCaptures } from './resume-captures';
import type { CaptureTools } from './take-capture';

const LIMITS: RecordingLimits = { ms: 180_000, bytes: 1000 };
const PAGE = 'https://pay.example/cashdesk';

let captures: CaptureTools;
let tools: RecordingTools;
let keeper: RecordingKeeper;
/** What the browser's recorder says; its clock is the fake one. */
let recorder: RecorderEvents;
let address: string | null;
let shown: (number | null)[];
/** The background is gone, as when its worker is ended: it neither answers nor seals. */
let isKilled: boolean;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  captures = captureTools();
  address = PAGE;
  shown = [];
  isKilled = false;
  keeper = createRecordingKeeper({
    store: captures.store,
    async record(_streamId, _size, events) {
      recorder = events;
      // As the browser does: what is left comes first, then the end.
      return {
        stop() {
          events.onBytes(new Blob(['end']));
          events.onEnd(false);
        },
      };
    },
    tell: (running) => (isKilled ? Promise.reject(new Error('gone')) : followRecording(running, tools)),
    seal: async (captureId) => {
      if (!isKilled) await sealRecording(captureId, tools);
    },
    now: () => performance.now(),
  });
  tools = {
    captures,
    limits: async () => LIMITS,
    streamOf: async () => 'stream',
    begin: (streamId, capture) => keeper.start(streamId, capture),
    running: async () => keeper.running(),
    stop: () => keeper.stop(),
    addressOf: async () => address,
    showTime: async (_tabId, elapsedMs) => void shown.push(elapsedMs),
  };
});

afterEach(() => {
  vi.useRealTimers();
  captures.store.close();
});

const requested = (more: Partial<RequestedTab> = {}): RequestedTab => ({
  ...tab(),
  read: async () => ({ reading: request('cashier').reading, sighting: SIGHTING }),
  showNotice: () => Promise.reject(new Error('it would be in the recording')),
  ...more,
});

async function started(): Promise<string> {
  const outcome = await startRecording(requested(), null, tools);
  if (outcome.status !== 'started') throw new Error(outcome.failure);
  return outcome.captureId;
}

/** Without the clock moving: vitest's own polls move the fake one. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; !(await isSo()); turn += 1) {
    if (turn === 1000) throw new Error('it never came to that');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function stored(id: string): Promise<Capture> {
  const capture = await captures.store.capture(id);
  if (capture === undefined) throw new Error('not stored');
  return capture;
}

async function sealed(id: string): Promise<Capture> {
  await until(async () => (await stored(id)).state === 'sealed');
  return stored(id);
}

const partsOf = async (id: string) =>
  Promise.all((await captures.store.recordingParts(id)).map(({ content }) => content.text()));
const fileOf = async (capture: Capture) =>
  (await captures.store.file(capture.id, capture.body.recording?.path ?? ''))?.content;

/** Bytes come, and are on the disk. */
async function bytesCome(id: string, text: string): Promise<void> {
  const before = (await partsOf(id)).length;
  recorder.onBytes(new Blob([text]));
  await until(async () => (await partsOf(id)).length === before + 1);
}

describe('a tab that is recorded', () => {
  it('is one sealed file beside the capture of the page where it began', async () => {
    const id = await started();
    await bytesCome(id, 'one ');
    await vi.advanceTimersByTimeAsync(2000);
    await bytesCome(id, 'two ');
    await keeper.stop();
    const capture = await sealed(id);
    expect(capture.body).toMatchObject({
      stage: 'cashier',
      trigger: 'user',
      picture: { method: 'none', reason: 'nothing was photographed: the tab was recorded' },
      copyGap: 'recorded',
      missing: [],
      recording: { path: 'recording-001.webm', end: 'stopped', limits: LIMITS, durationMs: 2000 },
    });
    expect(await (await fileOf(capture))?.text()).toBe('one two end');
    const file = capture.body.files.find(({ path }) => path === 'recording-001.webm');
    expect(file).toMatchObject({
      type: 'video/webm',
      bytes: 11,
      sha256: await sha256Hex(new TextEncoder().encode('one two end')),
    });
    expect(await partsOf(id)).toEqual([]);
    const { purchaseId } = capture;
    expect((await captures.store.capturesOf([purchaseId])).map(({ body }) => body.picture.method)).toEqual([
      'screenshot',
      'none',
    ]);
    const lines = (await captures.store.ledgerRows(9)).map(({ line }) => line);
    expect(lines).toHaveLength(2);
    expect(await checkChain(lines)).toMatchObject({ broken: null });
    const body = await captures.store.file(id, 'capture.json');
    expect(lines[1]).toContain(await sha256Hex((await body?.content.arrayBuffer()) ?? new ArrayBuffer()));
  });

  it('shows for how long, until it ends', async () => {
    const id = await started();
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown).toEqual([0, 1000, 2000, 3000]);
    expect(keeper.running()).toMatchObject({ captureId: id, tabId: 1, elapsedMs: 3000, limits: LIMITS });
    await keeper.stop();
    expect(shown.at(-1)).toBeNull();
    expect(keeper.running()).toBeNull();
  });

  it('never grows beyond its limit of bytes, and ends there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 3 }), async (sizes) => {
        const id = await started();
        let came = '';
        for (const [index, size] of sizes.entries()) {
          const text = String(index % 10).repeat(size);
          came += text;
          recorder.onBytes(new Blob([text]));
        }
        await keeper.stop();
        const capture = await sealed(id);
        const kept = (await (await fileOf(capture))?.text()) ?? '';
        expect(kept.length).toBeLessThanOrEqual(LIMITS.bytes);
        // A beginning of what came, without a hole.
        expect(`${came}end`.startsWith(kept)).toBe(true);
        const isAll = kept === `${came}end`;
        expect(capture.body.recording?.end).toBe(isAll ? 'stopped' : 'size');
      }),
      { numRuns: 25 },
    );
  });

  it('ends at its limit of time', async () => {
    const id = await started();
    await bytesCome(id, 'one ');
    await vi.advanceTimersByTimeAsync(LIMITS.ms);
    const { recording } = (await sealed(id)).body;
    expect(recording).toMatchObject({ end: 'time', durationMs: LIMITS.ms });
  });

  it('ends with its tab', async () => {
    const id = await started();
    await bytesCome(id, 'one ');
    recorder.onEnd(false);
    expect((await sealed(id)).body.recording?.end).toBe('closed');
  });

  it('names each address that the tab went to, without its secrets', async () => {
    const id = await started();
    await vi.advanceTimersByTimeAsync(1000);
    address = 'https://gateway.example/pay?token=s3cret';
    await vi.advanceTimersByTimeAsync(2000);
    await keeper.stop();
    expect((await sealed(id)).body.recording?.addresses).toEqual([
      { atMs: 0, url: PAGE },
      { atMs: 2000, url: 'https://gateway.example/pay?token=removed' },
    ]);
  });

  it.each([
    ['an address that the extension may not know', null],
    ['a page of the browser itself', 'chrome://settings/passwords'],
  ])('ends where the tab goes to %s', async (_, elsewhere) => {
    const id = await started();
    await bytesCome(id, 'one ');
    address = elsewhere;
    await vi.advanceTimersByTimeAsync(1000);
    const { recording } = (await sealed(id)).body;
    expect(recording).toMatchObject({ end: 'left', addresses: [{ url: PAGE }] });
  });

  it('goes on while the background is away, and is left alone when it comes back', async () => {
    const id = await started();
    isKilled = true;
    await vi.advanceTimersByTimeAsync(5000);
    await bytesCome(id, 'one ');
    isKilled = false;
    const recordedId = async () => keeper.running()?.captureId ?? null;
    const openTab = () => Promise.reject(new Error('no tab'));
    expect(await resumeCaptures({ ...captures, openTab, recordedId })).toBe(0);
    await keeper.stop();
    expect((await sealed(id)).body.recording?.end).toBe('stopped');
  });

  it('keeps what was stored where the browser is closed meanwhile, and says that it was cut off', async () => {
    const id = await started();
    await vi.advanceTimersByTimeAsync(4000);
    await bytesCome(id, 'one ');
    isKilled = true;
    const openTab = () => Promise.reject(new Error('no tab'));
    await resumeCaptures({ ...captures, openTab, recordedId: async () => null });
    const capture = await sealed(id);
    expect(capture.body.recording).toMatchObject({ end: 'interrupted', durationMs: 4000 });
    expect(await (await fileOf(capture))?.text()).toBe('one ');
  });

  it('says that nothing was stored where it was cut off before that', async () => {
    const id = await started();
    isKilled = true;
    const openTab = () => Promise.reject(new Error('no tab'));
    await resumeCaptures({ ...captures, openTab, recordedId: async () => null });
    expect((await sealed(id)).body.recording).toMatchObject({ path: null, end: 'interrupted' });
  });

  it('comes to an end with its record where the person deletes that', async () => {
    const id = await started();
    await bytesCome(id, 'one ');
    await captures.store.deleteEverything();
    recorder.onBytes(new Blob(['two ']));
    await until(async () => keeper.running() === null);
    expect(await captures.store.capture(id)).toBeUndefined();
    expect(await captures.store.counts()).toMatchObject({ captures: 0, ledgerEntries: 0 });
  });

  it('does not keep the page from being captured by itself', async () => {
    const id = await started();
    const { takeCapture } = await import('./take-capture');
    const outcome = await takeCapture(request('paid'), tab(), captures);
    expect(outcome).toMatchObject({ status: 'captured', purchaseId: (await stored(id)).purchaseId });
    await keeper.stop();
  });
});

describe('nothing is recorded, and nothing left behind', () => {
  const recordings = async () =>
    (await captures.store.capturesNear(0, null)).filter(({ body }) => body.recording !== undefined);

  it.each([
    ['without permission', 'refused', () => ({ streamOf: () => Promise.reject(new Error('not invoked')) })],
    ['where the stream is refused', 'refused', () => ({ begin: () => Promise.reject(new Error('refused')) })],
  ] as const)('%s', async (_, failure, change) => {
    Object.assign(tools, change());
    expect(await startRecording(requested(), null, tools)).toEqual({ status: 'failed', failure });
    expect(await recordings()).toEqual([]);
    expect(await captures.store.pendingCaptures()).toEqual([]);
  });

  it('of a page that cannot be read', async () => {
    const unreadable = requested({ read: () => Promise.reject(new Error('no watcher')) });
    expect(await startRecording(unreadable, null, tools)).toEqual({
      status: 'failed',
      failure: 'unreadable',
    });
    expect(await captures.store.counts()).toMatchObject({ captures: 0 });
  });

  it('of a second tab', async () => {
    await started();
    expect(await startRecording(requested(), null, tools)).toEqual({ status: 'failed', failure: 'busy' });
    await keeper.stop();
    expect(await recordings()).toHaveLength(1);
  });
});
