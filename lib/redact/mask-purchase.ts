import type { PacketChanges, PacketClaim } from '../model/packet-claim';
import type { Purchase } from '../model/purchase';
import { maskText } from './find-value';

/** A purchase with every value masked, as its captures' fields are. */
export function maskPurchase(purchase: Purchase, values: readonly string[]): Purchase {
  const mask = (text: string | null) => (text === null ? null : maskText(text, values));
  const { amount } = purchase;
  return {
    ...purchase,
    host: maskText(purchase.host, values),
    orderNo: mask(purchase.orderNo),
    channelOrderNo: mask(purchase.channelOrderNo),
    amount: amount && { ...amount, raw: maskText(amount.raw, values) },
    channel: mask(purchase.channel),
    account: mask(purchase.account),
    product: mask(purchase.product),
    units: mask(purchase.units),
    merchant: mask(purchase.merchant),
  };
}

/** A claim whose words hold none of the values. */
export function maskClaim(claim: PacketClaim, values: readonly string[]): PacketClaim {
  return {
    ...claim,
    applicationNo: maskText(claim.applicationNo, values),
    full: maskText(claim.full, values),
    short: maskText(claim.short, values),
    changes: claim.changes && maskChanges(claim.changes, values),
  };
}

function maskChanges(changes: PacketChanges, values: readonly string[]): PacketChanges {
  return {
    ...changes,
    answer: { ...changes.answer, note: maskText(changes.answer.note, values) },
    captures: changes.captures.map(({ orderNo, ...capture }) => ({
      ...capture,
      orderNo: orderNo === null ? null : maskText(orderNo, values),
    })),
  };
}
