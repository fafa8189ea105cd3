import { composeCapture, type CaptureFacts, type Picture } from '../capture/compose-capture';
import { fingerprint } from '../capture/fingerprint';
import { missingFields } from '../capture/missing-fields';
import type { Capture, TabTrace } from '../model/capture';
import type { CaptureOutcome, CaptureRequest } from '../model/message';
import type { PageCopy, Sighting } from '../model/page';
import { findPurchase, SAME_PURCHASE_MS } from '../purchase/find-purchase';
import { summarizePurchase } from '../purchase/summarize-purchase';
import { DiskFullError, type Store } from '../store/store';
import { noticeFor, noticeOfFailure, type NoticeText } from './notice-texts';
import { appendToLedger } from './append-to-ledger';

/** The tab that a capture is taken of, as the browser tells it. */
export interface CapturedTab {
  trace: TabTrace;
  /** Whether the tab is the one that its window shows: only that one can be photographed. */
  isActive(): Promise<boolean>;
  screenshot(): Promise<{ png: Blob; attempts: number }>;
  render(): Promise<Blob>;
  copy(): Promise<PageCopy>;
  sight(): Promise<Sighting>;
}

export interface CaptureTools {
  store: Store;
  /** An id that sorts by time and is safe in a path. */
  newId(prefix: 'c' | 'p'): string;
  extension: { version: string; build: string };
  browserName: string;
  /** Null where the person switched the notice off. */
  notice: NoticeText | null;
  isScreenshotRefused(error: unknown): boolean;
  /** Resolves one after the other, so that two tabs never decide about the same purchase at once. */
  inTurn<T>(decide: () => Promise<T>): Promise<T>;
}

/**
 * Recognised page → sealed capture, durable before it answers. The facts are written ahead; the picture is taken while
 * that happens, and thrown away where the tab or page moved meanwhile.
 */
export async function takeCapture(
  request: CaptureRequest,
  tab: CapturedTab,
  tools: CaptureTools,
): Promise<CaptureOutcome> {
  try {
    const known = await tools.inTurn(() => claimPlace(request, tab.trace, tools));
    if (known.isDuplicate) return { status: 'duplicate', captureId: known.capture.id };

    const facts = await gatherFacts(known.capture.id, request, tab, tools);
    const sealed = await sealCapture(known.capture, facts, tools.store);
    return {
      status: 'captured',
      captureId: sealed.id,
      purchaseId: sealed.purchaseId,
      notice: tools.notice === null ? null : noticeFor(sealed, tools.notice),
    };
  } catch (error) {
    if (!(error instanceof DiskFullError)) console.error('capture failed', error);
    return {
      status: 'failed',
      notice: tools.notice === null ? null : noticeOfFailure(error instanceof DiskFullError, tools.notice),
    };
  }
}

/** Finds the purchase, refuses duplicates of what the page showed already, and writes the facts ahead. */
async function claimPlace(request: CaptureRequest, trace: TabTrace, tools: CaptureTools) {
  const { store } = tools;
  const { reading, sighting } = request;
  const capturedAt = Date.parse(sighting.clock.utc);
  const orderNo = reading.fields.find((field) => field.name === 'orderNo')?.value ?? null;
  const purchases = await store.purchaseCandidates(capturedAt - SAME_PURCHASE_MS, orderNo);
  const captures = await store.capturesOf(purchases.map((purchase) => purchase.id));
  const newcomer = {
    platformId: reading.platformId,
    host: new URL(sighting.url).host,
    stage: reading.stage ?? 'other',
    fields: reading.fields,
    trace,
    capturedAt,
  };
  const pendingOnly = (await store.pendingCaptures()).filter(
    (capture) => !captures.some((other) => other.id === capture.id),
  );
  const known = [...captures, ...pendingOnly];
  const purchaseIds = [...new Set(known.map((capture) => capture.purchaseId))];
  const candidates = purchaseIds.map((purchaseId) => ({
    purchaseId,
    captures: known.filter((capture) => capture.purchaseId === purchaseId),
  }));
  const found = findPurchase(newcomer, candidates);

  const print = fingerprint(reading, sighting.url);
  const twin =
    found === null
      ? undefined
      : known.find((capture) => capture.purchaseId === found && capture.fingerprint === print);
  if (twin !== undefined && request.trigger === 'recognized') return { isDuplicate: true, capture: twin };

  const id = tools.newId('c');
  const capture = pendingCapture(id, found ?? tools.newId('p'), print, request, trace, tools);
  await store.putPending(capture);
  return { isDuplicate: false, capture };
}

async function gatherFacts(
  id: string,
  request: CaptureRequest,
  tab: CapturedTab,
  tools: CaptureTools,
): Promise<CaptureFacts> {
  const html = tab.copy().then(
    (copy) => copy.html,
    () => null,
  );
  const tabActiveBefore = await tab.isActive();
  const shot = await takePicture(tab, tabActiveBefore, tools);
  const [tabActiveAfter, after] = await Promise.all([
    tab.isActive().catch(() => false),
    tab.sight().catch(() => null),
  ]);
  const isOther = shot.method === 'screenshot' && (!tabActiveAfter || after?.url !== request.sighting.url);
  return {
    id,
    trigger: request.trigger,
    reading: request.reading,
    before: request.sighting,
    after,
    tabActiveBefore,
    tabActiveAfter,
    picture: isOther
      ? { ...shot, method: 'none', png: null, reason: 'the page moved while its picture was taken' }
      : shot,
    html: await html,
    extension: tools.extension,
    browser: tools.browserName,
  };
}

/** Real pixels where the browser gives them, else the page redrawn, else the reason why there is no picture. */
async function takePicture(tab: CapturedTab, isActive: boolean, tools: CaptureTools): Promise<Picture> {
  let reason = 'the tab was not the one its window showed';
  let attempts = 0;
  if (isActive) {
    try {
      const shot = await tab.screenshot();
      return { method: 'screenshot', png: shot.png, reason: null, attempts: shot.attempts };
    } catch (error) {
      attempts = 1;
      reason = tools.isScreenshotRefused(error) ? 'no permission for screenshots' : messageOf(error);
    }
  }
  try {
    return { method: 'rendered', png: await tab.render(), reason, attempts };
  } catch (error) {
    return { method: 'none', png: null, reason: `${reason}; ${messageOf(error)}`, attempts };
  }
}

/** Facts → sealed record: composed, chained to the ledger, and stored with its purchase in one durable step. */
async function sealCapture(pending: Capture, facts: CaptureFacts, store: Store): Promise<Capture> {
  const { body, fields, files, bodySha256 } = await composeCapture(facts);
  const others = (await store.capturesOf([pending.purchaseId])).filter(
    (capture) => capture.id !== pending.id,
  );
  return appendToLedger(store, { kind: 'capture', id: pending.id, bodySha256 }, async (row) => {
    const capture: Capture = { ...pending, state: 'sealed', fields, body, seq: row.seq };
    const purchase = summarizePurchase(pending.purchaseId, [
      ...others.filter((other) => other.state === 'sealed'),
      capture,
    ]);
    await store.seal({ capture, files, purchase, row });
    return capture;
  });
}

/** After a crash or a killed worker: what was written ahead is sealed as it stands, with the gap named. */
export async function resumeCaptures(tools: Pick<CaptureTools, 'store'>): Promise<number> {
  const pending = await tools.store.pendingCaptures();
  for (const capture of pending) {
    const { body } = capture;
    await sealCapture(
      capture,
      {
        id: capture.id,
        trigger: body.trigger,
        reading: {
          platformId: body.platformId,
          stage: body.stage,
          reasons: body.reasons,
          fields: capture.fields,
          recognizer: body.recognizer,
        },
        before: {
          url: body.url,
          title: body.title,
          language: body.language,
          text: '',
          view: body.view,
          clock: body.clock,
          visible: true,
        },
        after: null,
        tabActiveBefore: body.checks.tabActiveBefore,
        tabActiveAfter: false,
        picture: {
          method: 'none',
          png: null,
          reason: 'the browser stopped before the picture was saved',
          attempts: 0,
        },
        html: null,
        extension: body.extension,
        browser: body.browser,
      },
      tools.store,
    );
  }
  return pending.length;
}

function pendingCapture(
  id: string,
  purchaseId: string,
  print: string,
  { reading, sighting, trigger }: CaptureRequest,
  trace: TabTrace,
  tools: CaptureTools,
): Capture {
  const stage = reading.stage ?? 'other';
  return {
    id,
    state: 'pending',
    purchaseId,
    capturedAt: Date.parse(sighting.clock.utc),
    fingerprint: print,
    trace,
    fields: reading.fields,
    seq: null,
    body: {
      format: 1,
      id,
      stage,
      platformId: reading.platformId,
      trigger,
      reasons: reading.reasons,
      url: sighting.url,
      title: sighting.title,
      language: sighting.language,
      clock: sighting.clock,
      view: sighting.view,
      picture: { method: 'none', reason: 'pending', attempts: 0 },
      checks: {
        tabActiveBefore: sighting.visible,
        tabActiveAfter: false,
        urlUnchanged: false,
        textSha256Before: '',
        textSha256After: null,
        stable: false,
      },
      missing: missingFields(stage, reading.fields),
      files: [],
      recognizer: reading.recognizer,
      extension: tools.extension,
      browser: tools.browserName,
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
