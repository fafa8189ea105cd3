import * as v from 'valibot';
import { ATTACHMENT_RECORD } from '../model/attachment';
import { REDACTED_RECORD, type Redacted } from '../model/redaction';
import type { LedgerFacts } from './check-ledger';
import { checkRedacted } from './check-masks';
import { readText, type Inspection } from './inspection';
import { checkSealedFiles, foldersOf, ListedFileSchema } from './sealed-files';
import { jsonOf } from './text-of';

const RecordSchema = v.object({
  format: v.literal(1),
  id: v.string(),
  file: v.nullable(ListedFileSchema),
});

/**
 * What a person added: each record against an `import` line of the ledger, its file against the record. That it came here then
 * and is unchanged since is all that this shows, and the text of it says so.
 */
export async function checkAttachments(inspection: Inspection, ledger: LedgerFacts): Promise<Redacted[]> {
  const { imports, captures } = ledger;
  const { findings } = inspection;
  const folders = foldersOf(inspection, 'attachments');
  const redacted: Redacted[] = [];
  if (folders.size === 0) return redacted;
  for (const [id, names] of folders) {
    // Beside attachment.json it is one file too many.
    if (names.includes(REDACTED_RECORD) && !names.includes(ATTACHMENT_RECORD)) {
      const record = await checkRedacted(inspection, ledger, { kind: 'attachments', id, names });
      if (record !== null) redacted.push(record);
      continue;
    }
    const sealed = imports.filter((entry) => entry.id === id).map(({ bodySha256 }) => bodySha256);
    await checkOne(inspection, id, names, captures === null ? null : sealed);
  }
  if (captures !== null && !findings.hasFailedUnder('data/attachments/')) {
    const whole = folders.size - redacted.length;
    if (whole > 0) findings.passUnlessFailed('attachments', String(whole));
    if (redacted.length > 0) findings.tell('attachments', 'withheld', null, String(redacted.length));
  }
  return redacted;
}

/** `sealed`: hashes that the ledger holds of its record; null where the ledger cannot be relied on. */
async function checkOne(
  inspection: Inspection,
  id: string,
  names: readonly string[],
  sealed: readonly string[] | null,
): Promise<void> {
  const { findings, digests } = inspection;
  const folder = `data/attachments/${id}`;
  const path = `${folder}/${ATTACHMENT_RECORD}`;
  const digest = digests.get(path);
  if (!names.includes(ATTACHMENT_RECORD)) findings.fail('attachments', 'missing-file', path);
  // What is wrong with the record itself was told by the manifest.
  if (digest === undefined || findings.hasFailed(path)) return;
  if (sealed !== null && !sealed.includes(digest.sha256))
    findings.fail('attachments', 'not-in-ledger', path, digest.sha256);
  const record = v.safeParse(RecordSchema, jsonOf(await readText(inspection, path)));
  if (!record.success || record.output.id !== id) {
    findings.fail('attachments', 'malformed', path);
    return;
  }
  const { file } = record.output;
  const sealedFolder = { check: 'attachments', path: folder, record: ATTACHMENT_RECORD, names } as const;
  checkSealedFiles(inspection, sealedFolder, file === null ? [] : [file]);
}
