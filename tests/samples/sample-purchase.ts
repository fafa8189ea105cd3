import type { Purchase } from '../../lib/model/purchase';
import { NOON } from './sample-capture';

/** A purchase of which nothing is known but what a test says. */
export function samplePurchase(purchase: Partial<Purchase> = {}): Purchase {
  return {
    id: 'p-1',
    platformId: null,
    host: 'shop.example',
    orderNo: null,
    channelOrderNo: null,
    amount: null,
    channel: null,
    account: null,
    product: null,
    units: null,
    merchant: null,
    paidAt: null,
    firstAt: NOON,
    lastAt: NOON,
    stages: [],
    captureIds: [],
    missing: [],
    ...purchase,
  };
}
