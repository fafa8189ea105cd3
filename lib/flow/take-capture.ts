import { picturePath, type CaptureFacts, type Picture } from '../capture/compose-capture';
import { fingerprint } from '../capture/fingerprint';
import { pendingCapture } from '../capture/pending-capture';
import { PAGE_TEXT, type Capture } from '../model/capture';
import type { CaptureOutcome, CaptureRequest } from '../model/message';
import type { Budget } from '../model/settings';
import { PICTURE_GAPS } from '../model/picture-gap';
import { FLEETING_STAGES } from '../model/stage';
import { findCare, type Care } from '../purchase/find-care';
import { findPurchase, SAME_PURCHASE_MS } from '../purchase/find-purchase';
import { DiskFullError, type Store } from '../store/store';
import { gatherFacts, photographedAhead, type CapturedTab, type FactTools } from './gather-facts';
import { noticeFor, noticeOfFailure, type NoticeChoice } from './notice-texts';
import { sealCapture } from './seal-capture';

export interface CaptureTools extends FactTools {
  store: Store;
  /** Captures that are being taken: their rows are pending, and nobody has to take them up. */
  underway: Set<string>;
  /** An id that sorts by time and is safe in a path. */
  newId(prefix: 'c' | 'p'): string;
  /** Null where the person switched the notice off. */
  noticeChoice(): Promise<NoticeChoice | null>;
  /** The person's budget, where they want to be told before a payment; null where they do not. */
  care(): Promise<{ budget: Budget | null } | null>;
  /** Resolves one after the other, so that two tabs never decide about the same purchase at once. */
  inTurn<T>(decide: () => Promise<T>): Promise<T>;
}

/**
 * Recognised page → sealed capture, durable before it answers. The facts are written ahead; the picture is taken while
 * that happens (of a result before anything else), and thrown away where the tab or page moved meanwhile.
 * @param purchaseId where it is known already whose page it is; else that is found out
 */
export async function takeCapture(
  request: CaptureRequest,
  tab: CapturedTab,
  tools: CaptureTools,
  purchaseId: string | null = null,
): Promise<CaptureOutcome> {
  const notice = tools.noticeChoice();
  let id: string | undefined;
  try {
    const { reading, sighting } = request;
    const photographed = FLEETING_STAGES.has(reading.stage) ? photographedAhead(tab, sighting) : tab;
    const place = await tools.inTurn(() => claimPlace(request, photographed, tools, purchaseId));
    if (place.facts === null) {
      return { status: 'duplicate', captureId: place.capture.id, purchaseId: place.capture.purchaseId };
    }

    ({ id } = place.capture);
    const sealed = await sealCapture(place.capture, await place.facts, tools.store, [], [PAGE_TEXT]);
    return {
      status: 'captured',
      captureId: id,
      purchaseId: sealed.purchaseId,
      notice: noticeFor(sealed, await notice, await careFor(sealed, tools)),
    };
  } catch (error) {
    const isDiskFull = error instanceof DiskFullError;
    if (!isDiskFull) console.error('capture failed', error);
    return { status: 'failed', notice: noticeOfFailure(isDiskFull, await notice) };
  } finally {
    if (id !== undefined) tools.underway.delete(id);
  }
}

/** What a person may want to look at once more, on a page where they have not paid yet. */
async function careFor(
  { body, fields, purchaseId, capturedAt }: Capture,
  tools: CaptureTools,
): Promise<Care[]> {
  const amount = fields.find(({ name }) => name === 'amount')?.money;
  if (amount === undefined || (body.stage !== 'offer' && body.stage !== 'cashier')) return [];
  const wanted = await tools.care();
  if (wanted === null) return [];
  const intended = {
    purchaseId,
    platformId: body.platformId,
    host: new URL(body.url).host,
    amount,
    product: fields.find(({ name }) => name === 'product')?.value ?? null,
    at: capturedAt,
  };
  return findCare(intended, await tools.store.allPurchases(), wanted.budget);
}

/** A capture's row, and the facts that are being gathered for it; null where the row is an earlier, equal capture. */
interface Place {
  capture: Capture;
  facts: Promise<CaptureFacts> | null;
}

/** Finds the purchase, refuses duplicates of what the page showed already, and writes ahead what is known so far. */
async function claimPlace(
  request: CaptureRequest,
  tab: CapturedTab,
  tools: CaptureTools,
  ownPurchaseId: string | null,
): Promise<Place> {
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
    trace: tab.trace,
    capturedAt,
  };
  const purchaseIds = [...new Set(known.map((capture) => capture.purchaseId))];
  const candidates = purchaseIds.map((purchaseId) => ({
    purchaseId,
    captures: known.filter((capture) => capture.purchaseId === purchaseId),
  }));
  const found = ownPurchaseId ?? findPurchase(newcomer, candidates);

  const print = fingerprint(reading, sighting.url, sighting);
  const twin =
    found === null
      ? undefined
      : known.find(
          (capture) =>
            capture.purchaseId === found &&
            capture.fingerprint === print &&
            // What was left pending, by a killed run or a full disk, is no reason not to capture the page again.
            (capture.state === 'sealed' ? !canBeBetter(capture, tab) : tools.underway.has(capture.id)),
        );
  if (twin !== undefined && request.trigger === 'recognized') return { capture: twin, facts: null };

  const id = tools.newId('c');
  tools.underway.add(id);
  const capture = pendingCapture(id, found ?? tools.newId('p'), print, request, tab.trace, tools);
  const text = {
    captureId: id,
    path: PAGE_TEXT,
    content: new Blob([sighting.text], { type: 'text/plain' }),
  };
  const written = store.putPending(capture, [text]);
  // The picture does not wait for the disk: the page may be gone by then.
  const facts = gatherFacts(id, request, tab, tools, (picture) => keepFirst(capture, picture, store));
  await written;
  return { capture, facts };
}

/** What has no picture of the screen because of the moment, and not because of the browser, is worth another try. */
function canBeBetter({ body: { picture } }: Capture, tab: CapturedTab): boolean {
  const { hidden, minimised, moved, closed, interrupted } = PICTURE_GAPS;
  if (picture.method === 'screenshot' || !tab.wasActive) return false;
  const parts = picture.reason?.split('; ') ?? [];
  return parts.some((part) => [hidden, minimised, moved, closed, interrupted].includes(part as never));
}

/** The first picture goes to the disk while the second is waited for; a run that is killed meanwhile loses only the second. */
export async function keepFirst(
  pending: Capture,
  { method, reason, attempts, shots }: Picture,
  store: Store,
): Promise<void> {
  const [first] = shots;
  if (first === undefined) return;
  const { png, bytes: _, ...fact } = first;
  const path = picturePath(method, 0);
  const stable = fact.textSha256Before === fact.textSha256After;
  const body = {
    ...pending.body,
    picture: { method, reason, attempts },
    pictures: [{ path, ...fact, stable }],
  };
  await store.putPending({ ...pending, body }, [{ captureId: pending.id, path, content: png }]);
}
