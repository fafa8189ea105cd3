import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { sampleCapture } from '../../tests/samples/sample-capture';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import type { Attachment } from '../model/attachment';
import { Database } from './database';
import { usageStore } from './usage';

const added = (id: string, ownerIds: string[], bytes: number): Attachment => ({
  id,
  ownerIds,
  addedAt: 0,
  seq: 1,
  body: {
    format: 1,
    id,
    nonce: '',
    addedAt: '',
    name: '',
    lastModified: null,
    original: { bytes, sha256: '' },
    evidence: null,
    file: bytes === 0 ? null : { path: 'file.png', type: 'image/png', bytes, sha256: '' },
    bill: null,
  },
});

it('counts captures and added files for the platform that they belong to, each file once', async () => {
  const database = new Database(`usage-${crypto.randomUUID()}`);
  const capture = sampleCapture({ purchaseId: 'p-1' });
  const file = { path: 'page.txt', type: 'text/plain', bytes: 100, sha256: '' };
  await database.purchases.bulkPut([
    samplePurchase({ id: 'p-1', platformId: 'douyin' }),
    samplePurchase({ id: 'p-2', platformId: 'kuaishou' }),
    samplePurchase({ id: 'p-3' }),
  ]);
  await database.captures.put({ ...capture, body: { ...capture.body, files: [file] } });
  await database.claims.put(sampleClaim({ id: 'k-1', purchaseIds: ['p-gone', 'p-2'] }));
  await database.attachments.bulkPut([
    added('a-1', ['p-1', 'p-2'], 1000),
    added('a-2', ['k-1'], 20_000),
    // Rows of a bill: a record, and no file.
    added('a-3', ['p-3'], 0),
  ]);
  expect(await usageStore(database).usageByPlatform()).toEqual([
    { platformId: 'kuaishou', purchases: 1, captures: 0, added: 1, bytes: 20_000 },
    { platformId: 'douyin', purchases: 1, captures: 1, added: 1, bytes: 1100 },
    { platformId: null, purchases: 1, captures: 0, added: 1, bytes: 0 },
  ]);
  database.close();
});
