import { composeAttachment } from '../../lib/attach/compose-attachment';
import { nextRow } from '../../lib/ledger/chain';
import type { Attachment, AttachmentType } from '../../lib/model/attachment';
import type { BillExcerpt } from '../../lib/model/bill';
import type { LedgerRow } from '../../lib/model/ledger-entry';
import { sha256Hex } from '../../lib/model/sha256';

interface Sample {
  id: string;
  name: string;
  type?: AttachmentType;
  bill?: BillExcerpt;
}

/** An attachment of purchase `p1`, with its files and its ledger line in a packet's source. */
export async function sampleAttachment(
  { files, ledgerRows }: { files: Map<string, Blob>; ledgerRows: LedgerRow[] },
  { id, name, type, bill }: Sample,
): Promise<Attachment> {
  const bytes = new Uint8Array(new TextEncoder().encode(`%PDF-1.7 ${id} %%EOF`));
  const path = type === 'application/pdf' ? 'file.pdf' : 'file.png';
  const made = await composeAttachment({
    id,
    nonce: '0'.repeat(32),
    addedAt: '2026-11-21T07:00:00.000Z',
    name,
    lastModified: null,
    original: { bytes: bytes.length, sha256: await sha256Hex(bytes) },
    evidence: bill === undefined ? null : 'bill_row',
    bill: bill ?? null,
    content: type === undefined ? null : { path, type, bytes },
  });
  for (const file of made.files) files.set(`${id}/${file.path}`, file.content);
  const row = nextRow(ledgerRows.at(-1), {
    at: made.body.addedAt,
    kind: 'import',
    id,
    bodySha256: made.bodySha256,
  });
  ledgerRows.push(row);
  return { id, ownerIds: ['p1'], addedAt: Date.parse(made.body.addedAt), body: made.body, seq: row.seq };
}
