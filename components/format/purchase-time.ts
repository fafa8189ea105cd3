import type { Purchase } from '../../lib/model/purchase';

/**
 * When a purchase was made, UTC ms: the time that the page wrote, read in the device's zone because pages name none;
 * without one, the first capture. For showing and sorting only; records keep both as they are.
 */
export function purchaseTime({ paidAt, firstAt }: Pick<Purchase, 'paidAt' | 'firstAt'>): number {
  const written = paidAt === null ? Number.NaN : new Date(paidAt).getTime();
  return Number.isNaN(written) ? firstAt : written;
}
