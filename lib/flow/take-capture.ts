import { fingerprint } from '../capture/fingerprint';
import { pendingCapture } from '../capture/pending-capture';
import type { TabTrace } from '../model/capture';
import type { CaptureOutcome, CaptureRequest } from '../model/message';
import { findPurchase, SAME_PURCHASE_MS } from '../purchase/find-purchase';
import { DiskFullError, type Store } from '../store/store';
import { gatherFacts, type CapturedTab, type FactTools } from './gather-facts';
import { noticeFor, noticeOfFailure, type NoticeText } from './notice-texts';
import { sealCapture } from './seal-capture';

export interface CaptureTools extends FactTools {
  store: Store;
  /** This run of the background. */
  writer: string;
  /** An id that sorts by time and is safe in a path. */
  newId(prefix: 'c' | 'p'): string;
  /** Null where the person switched the notice off. */
  notice: NoticeText | null;
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
  const known = await store.capturesNear(capturedAt - SAME_PURCHASE_MS, orderNo);
  const newcomer = {
    platformId: reading.platformId,
    host: new URL(sighting.url).host,
    stage: reading.stage ?? 'other',
    fields: reading.fields,
    trace,
    capturedAt,
  };
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
