import type { Capture, TabTrace } from '../model/capture';
import type { Field, FieldName } from '../model/field';
import type { Stage } from '../model/stage';

/** How long one recharge may take from the first page to the last without an order number to hold it together. */
export const SAME_PURCHASE_MS = 30 * 60_000;

/** What is known of a new capture before it belongs anywhere. `capturedAt` is UTC ms. */
export interface Newcomer {
  platformId: string | null;
  host: string;
  stage: Stage;
  fields: readonly Field[];
  trace: TabTrace;
  capturedAt: number;
}

/** A purchase that may be meant, with its captures. */
export interface Candidate {
  purchaseId: string;
  captures: readonly Capture[];
}

/**
 * The purchase that a new capture belongs to, or null for a new one. An equal order number decides; without one, the
 * same tab (or the tab that opened it), soon after, with nothing that contradicts: no other order number on the same
 * site, no other amount, and no new recharge after a finished one.
 */
export function findPurchase(newcomer: Newcomer, candidates: readonly Candidate[]): string | null {
  const same = findByOrderNo(newcomer, candidates);
  if (same !== null) return same;
  const orderNo = valueOf(newcomer.fields, 'orderNo');
  return (
    newestFirst(candidates).find((candidate) => follows(newcomer, candidate, orderNo))?.purchaseId ?? null
  );
}

/** The newest purchase with the same order number; null where the newcomer has none, or nobody shares it. */
export function findByOrderNo(
  newcomer: Pick<Newcomer, 'platformId' | 'host' | 'fields'>,
  candidates: readonly Candidate[],
): string | null {
  const orderNo = valueOf(newcomer.fields, 'orderNo');
  if (orderNo === null) return null;
  const same = newestFirst(candidates).find(({ captures }) =>
    captures.some((capture) => sharesOrderNo(capture, newcomer, orderNo)),
  );
  return same?.purchaseId ?? null;
}

function newestFirst(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((one, other) => lastAt(other) - lastAt(one));
}

/** Short order numbers ("28") are only unique on their own site. */
function sharesOrderNo(
  capture: Capture,
  newcomer: Pick<Newcomer, 'platformId' | 'host'>,
  orderNo: string,
): boolean {
  const numbers = [valueOf(capture.fields, 'orderNo'), valueOf(capture.fields, 'channelOrderNo')];
  return numbers.includes(orderNo) && (orderNo.length >= 10 || isSameSite(capture, newcomer));
}

function follows(newcomer: Newcomer, { captures }: Candidate, orderNo: string | null): boolean {
  const isRecent = captures.some(
    (capture) => Math.abs(newcomer.capturedAt - capture.capturedAt) <= SAME_PURCHASE_MS,
  );
  const isSameTab = captures.some((capture) => isLinked(capture.trace, newcomer.trace));
  if (!isRecent || !isSameTab) return false;

  const isFinished = captures.some(
    (capture) => capture.body.stage === 'paid' || capture.body.stage === 'failed',
  );
  if (isFinished && (newcomer.stage === 'offer' || newcomer.stage === 'cashier')) return false;

  const isOtherOrder = captures.some((capture) => {
    const known = valueOf(capture.fields, 'orderNo');
    return known !== null && orderNo !== null && known !== orderNo && isSameSite(capture, newcomer);
  });
  if (isOtherOrder) return false;
  if (!captures.some((capture) => isSameSite(capture, newcomer)) && !agreesOnAmount(newcomer, captures, true))
    return false;
  return newcomer.stage === 'offer' || agreesOnAmount(newcomer, captures, false);
}

/** Amounts on offer pages change with each click, so they only count where two sites have to be tied together. */
function agreesOnAmount(newcomer: Newcomer, captures: readonly Capture[], isRequired: boolean): boolean {
  const amount = minorOf(newcomer.fields);
  const known = captures
    .filter((capture) => isRequired || capture.body.stage !== 'offer')
    .flatMap((capture) => minorOf(capture.fields) ?? []);
  if (amount === null || known.length === 0) return !isRequired;
  return known.includes(amount);
}

function isSameSite(capture: Capture, newcomer: Pick<Newcomer, 'platformId' | 'host'>): boolean {
  if (capture.body.platformId !== null && capture.body.platformId === newcomer.platformId) return true;
  return URL.canParse(capture.body.url) && new URL(capture.body.url).host === newcomer.host;
}

function isLinked(one: TabTrace, other: TabTrace): boolean {
  return one.tabId === other.tabId || one.tabId === other.openerTabId || one.openerTabId === other.tabId;
}

function lastAt({ captures }: Candidate): number {
  return Math.max(...captures.map((capture) => capture.capturedAt));
}

function valueOf(fields: readonly Field[], name: FieldName): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

function minorOf(fields: readonly Field[]): number | null {
  return fields.find((field) => field.name === 'amount')?.money?.minor ?? null;
}
