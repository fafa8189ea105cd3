import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { builtPacket } from '../../tests/samples/built-packet';
import { captured, captureTools } from '../../tests/samples/capture-flow';
import { DEFAULT_SETTINGS } from '../model/settings';
import { addFile } from './add-attachment';
import { checkPacket } from './check-packet';
import { ensureSigningKey } from './ensure-signing-key';
import { restoreAttachment } from './restore-attachment';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

const plain = { password: 'correct horse', onProgress: () => {}, signal: new AbortController().signal };
const settings = { read: async () => DEFAULT_SETTINGS, change: async () => {} };

it('what a person added comes back with its purchase, once, and goes into a packet that is intact', async () => {
  const from = captureTools();
  await ensureSigningKey(from.store);
  const { capture } = await captured(from, 'paid');
  const pdf = new File(['%PDF-1.7 proof %%EOF'], '流水.pdf');
  const added = await addFile(
    { file: pdf, ownerIds: [capture.purchaseId], evidence: 'bill_cert' },
    { store: from.store, measure: async () => ({ width: 1, height: 1 }) },
  );
  expect(added.status).toBe('added');
  const backup = await writeBackup(from.store, { ...plain, settings: DEFAULT_SETTINGS });

  const { store } = captureTools();
  await ensureSigningKey(store);
  await restoreBackup(backup, store, { ...plain, settings });
  await restoreBackup(backup, store, { ...plain, settings });
  const [here, ...more] = await store.attachmentsOf([capture.purchaseId]);
  expect(more).toEqual([]);
  expect(here?.body).toMatchObject({ name: '流水.pdf', evidence: 'bill_cert' });
  expect(await (await store.file(here?.id ?? '', 'file.pdf'))?.content.text()).toBe('%PDF-1.7 proof %%EOF');

  const report = await checkPacket(await builtPacket(store));
  expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect(report.findings).toContainEqual(expect.objectContaining({ check: 'attachments', detail: '1' }));
});

it('one that is not what its ledger says is left out', async () => {
  const { store } = captureTools();
  const row = { id: 'a-1', ownerIds: ['p-1'], addedAt: 1 };
  const files = [{ captureId: 'a-1', path: 'attachment.json', content: new Blob(['{}']) }];
  expect(await restoreAttachment({ row, files }, new Map([['a-1', '0'.repeat(64)]]), store)).toBe('damaged');
  expect(await store.attachmentIds()).toEqual([]);
});
