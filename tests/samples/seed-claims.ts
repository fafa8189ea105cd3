import { Database } from '../../lib/store/database';
import { openStore, type Store } from '../../lib/store/store';
import { samplePurchase } from './sample-purchase';

/** A store with two purchases of ￥30.00, without captures. */
export async function seedStore(): Promise<Store> {
  const name = `claims-${crypto.randomUUID()}`;
  const database = new Database(name);
  const amount = { minor: 3000, currency: 'CNY', raw: '￥30.00' };
  await database.purchases.bulkPut([
    samplePurchase({ id: 'p-1', amount, paidAt: '2026-11-21T14:02:03' }),
    samplePurchase({ id: 'p-2', amount, paidAt: '2026-11-21T14:04:03' }),
  ]);
  database.close();
  return openStore(name);
}
