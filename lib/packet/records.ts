import { decimalAmount } from '../model/money';
import type { Purchase } from '../model/purchase';
import { platformName, type PlatformNames } from './platform-name';

const PAGE_TIME_NOTE = 'as the page wrote it; the page names no time zone';
const DEVICE_TIME_NOTE = "the device's clock, in UTC";

/** `data/records.jsonl`: one order a line, nothing filled in that no page showed. */
export function records(purchases: readonly Purchase[], names: PlatformNames): string {
  return purchases.map((purchase) => `${JSON.stringify(record(purchase, names))}\n`).join('');
}

function record(purchase: Purchase, names: PlatformNames) {
  const { amount, platformId } = purchase;
  return {
    format: 1,
    id: purchase.id,
    platform: platformId === null ? null : { id: platformId, name: platformName(purchase, names) },
    host: purchase.host,
    orderNo: purchase.orderNo,
    channelOrderNo: purchase.channelOrderNo,
    amount: amount && {
      minor: amount.minor,
      currency: amount.currency,
      decimal: decimalAmount(amount),
      raw: amount.raw,
    },
    channel: purchase.channel,
    account: purchase.account,
    product: purchase.product,
    units: purchase.units,
    merchant: purchase.merchant,
    paidAt: purchase.paidAt === null ? null : { local: purchase.paidAt, zone: null, note: PAGE_TIME_NOTE },
    firstCapturedAt: { utc: new Date(purchase.firstAt).toISOString(), note: DEVICE_TIME_NOTE },
    lastCapturedAt: { utc: new Date(purchase.lastAt).toISOString(), note: DEVICE_TIME_NOTE },
    stages: purchase.stages,
    missing: purchase.missing,
    captures: purchase.captureIds,
  };
}
