import type { Capture } from '../model/capture';
import { findByOrderNo } from '../purchase/find-purchase';
import { summarizePurchase } from '../purchase/summarize-purchase';
import type { Store } from '../store/store';

/**
 * Puts restored captures with the purchases of this browser that have their order number. `restored` are the captures as
 * the backup holds them. Answers under which id each of the backup's purchases is here.
 */
export async function mergeRestored(
  restored: readonly Pick<Capture, 'id' | 'purchaseId'>[],
  store: Store,
): Promise<Map<string, string>> {
  const moved = new Map<string, string>();
  for (const purchaseId of new Set(restored.map((capture) => capture.purchaseId))) {
    const ids = restored.filter((capture) => capture.purchaseId === purchaseId).map(({ id }) => id);
    const here = (await Promise.all(ids.map((id) => store.capture(id)))).filter((one) => one !== undefined);
    // Some may have been put with another purchase by an earlier restore.
    const into =
      here.find((capture) => capture.purchaseId !== purchaseId)?.purchaseId ??
      (await purchaseOfSameOrder(purchaseId, here, store));
    moved.set(purchaseId, into ?? purchaseId);
    if (into !== null && here.some((capture) => capture.purchaseId === purchaseId))
      await store.mergePurchases(purchaseId, into, (captures) => summarizePurchase(into, captures));
  }
  return moved;
}

async function purchaseOfSameOrder(
  purchaseId: string,
  captures: readonly Capture[],
  store: Store,
): Promise<string | null> {
  for (const { fields, body } of captures) {
    const orderNo = fields.find(({ name }) => name === 'orderNo')?.value ?? null;
    if (orderNo === null) continue;
    // Recent captures are no candidates: only an order number ties what two browsers saw.
    const near = await store.capturesNear(Number.MAX_SAFE_INTEGER, orderNo);
    const others = near.filter((other) => other.purchaseId !== purchaseId && other.state === 'sealed');
    const candidates = [...new Set(others.map((other) => other.purchaseId))].map((id) => ({
      purchaseId: id,
      captures: others.filter((other) => other.purchaseId === id),
    }));
    const host = URL.canParse(body.url) ? new URL(body.url).host : '';
    const found = findByOrderNo({ platformId: body.platformId, host, fields }, candidates);
    if (found !== null) return found;
  }
  return null;
}
