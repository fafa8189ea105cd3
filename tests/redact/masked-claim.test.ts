import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addFile } from '../../lib/flow/add-attachment';
import { noteEdition } from '../../lib/flow/note-edition';
import { saveClaim } from '../../lib/flow/save-claim';
import { startClaim } from '../../lib/flow/start-claim';
import type { Redaction } from '../../lib/model/redaction';
import { unzip } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { PHONE, pixelsAsJpeg, storeWithPhone } from './redacted-store';

it('a masked packet of a claim says of no added file that it is in it, and neither does what is remembered', async () => {
  const { store, captureIds } = await storeWithPhone();
  const [purchase] = await store.allPurchases();
  const { claimId } = await startClaim([purchase?.id ?? ''], 'wrong_amount', store);
  await saveClaim({ ...(await store.claim(claimId)), recipient: 'douyin' }, store);
  const pdf = new File(['%PDF-1.7 流水 %%EOF'], '流水.pdf');
  const measure = async () => ({ width: 1, height: 1 });
  await addFile({ file: pdf, ownerIds: [claimId], evidence: 'bill_row' }, { store, measure });
  const redaction: Redaction = {
    values: [{ kind: 'phone', text: PHONE }],
    regions: [],
    leftOut: [captureIds[1] ?? ''],
  };

  const listed = async (masked: Redaction | undefined) => {
    const zip = await builtPacket(store, [purchase?.id ?? ''], {
      claimId,
      redaction: masked,
      copyPicture: pixelsAsJpeg,
    });
    const files = [...(await unzip(zip))];
    const [, list] = files.find(([path]) => path.endsWith('checklist.txt')) ?? [];
    await noteEdition(claimId, store, masked);
    const [edition] = (await store.claim(claimId))?.editions ?? [];
    return {
      list: Buffer.from(list ?? []).toString(),
      hasFile: files.some(([path]) => path.includes('attachments/')),
      there: edition?.there,
      captureIds: edition?.captureIds,
    };
  };
  const whole = await listed(undefined);
  expect(whole).toMatchObject({ hasFile: true, captureIds });
  expect(whole.list).toContain('[x] 支付账单里的这一笔');
  expect(whole.there).toContain('bill_row');
  const masked = await listed(redaction);
  expect(masked).toMatchObject({ hasFile: false, captureIds: captureIds.slice(0, 1) });
  expect(masked.list).not.toContain('支付账单里的这一笔');
  expect(masked.there).not.toContain('bill_row');
});
