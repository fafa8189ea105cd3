import { decimalAmount } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import type { Stage } from '../../lib/model/stage';
import { purchaseTime } from '../format/purchase-time';

/** What the library is asked to show; null and '' mean "any". */
export interface Wanted {
  text: string;
  /** See `platformKey`. */
  platform: string | null;
  completeness: 'any' | 'complete' | 'missing';
  stage: Stage | null;
  /** Days of the device's calendar, `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
}

export const ANYTHING: Wanted = {
  text: '',
  platform: null,
  completeness: 'any',
  stage: null,
  from: '',
  to: '',
};

/** A platform's id; the host on sites that nobody configured. */
export function platformKey({ platformId, host }: Pick<Purchase, 'platformId' | 'host'>): string {
  return platformId ?? host;
}

/** A purchase with the text that a search looks through. */
export interface Searchable {
  purchase: Purchase;
  haystack: string;
}

/** Made once for each purchase, not for each letter typed. */
export function searchable(purchase: Purchase, platformName: string): Searchable {
  const { amount } = purchase;
  const parts = [
    platformName,
    purchase.host,
    purchase.orderNo,
    purchase.channelOrderNo,
    amount === null ? null : decimalAmount(amount),
    amount?.currency,
    purchase.channel,
    purchase.account,
    purchase.product,
    purchase.units,
    purchase.merchant,
    purchase.paidAt?.replace('T', ' '),
  ];
  return { purchase, haystack: fold(parts.filter(Boolean).join('\n')) };
}

/** The purchases that fit, newest first. Every word must occur somewhere. */
export function findPurchases(all: readonly Searchable[], wanted: Wanted): Purchase[] {
  const words = fold(wanted.text).split(/\s+/).filter(Boolean);
  const from = wanted.from === '' ? -Infinity : new Date(`${wanted.from}T00:00:00`).getTime();
  const to = wanted.to === '' ? Infinity : new Date(`${wanted.to}T23:59:59.999`).getTime();
  return all
    .filter(({ purchase, haystack }) => {
      const at = purchaseTime(purchase);
      return (
        words.every((word) => haystack.includes(word)) &&
        (wanted.platform === null || platformKey(purchase) === wanted.platform) &&
        (wanted.completeness === 'any' ||
          (purchase.missing.length === 0) === (wanted.completeness === 'complete')) &&
        (wanted.stage === null || purchase.stages.includes(wanted.stage)) &&
        at >= from &&
        at <= to
      );
    })
    .map(({ purchase }) => purchase)
    .sort((one, other) => purchaseTime(other) - purchaseTime(one));
}

/** Full-width letters and digits, and upper case, are the same to who types. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
