import * as v from 'valibot';
import { CAPTURE_RECORD } from '../model/capture';
import { REDACTED_RECORD, type Redacted } from '../model/redaction';
import type { LedgerFacts } from './check-ledger';
import { checkRedacted } from './check-masks';
import { readText, type Inspection } from './inspection';
import { checkSealedFiles, foldersOf, ListedFileSchema } from './sealed-files';
import { jsonOf } from './text-of';

const BodySchema = v.object({
  format: v.literal(1),
  id: v.string(),
  files: v.array(ListedFileSchema),
});

/** The captures of a packet, and those among them whose records are withheld. */
export interface CaptureFacts {
  ids: string[];
  redacted: Redacted[];
}

/** Each capture against the ledger, and each of its files against its capture.json, or against what stands in its place. */
export async function checkCaptures(inspection: Inspection, ledger: LedgerFacts): Promise<CaptureFacts> {
  const { findings } = inspection;
  const folders = foldersOf(inspection, 'captures');
  const redacted: Redacted[] = [];
  let whole = 0;
  for (const [id, names] of folders) {
    // Beside capture.json it is one file too many.
    if (names.includes(REDACTED_RECORD) && !names.includes(CAPTURE_RECORD)) {
      const record = await checkRedacted(inspection, ledger, { kind: 'captures', id, names });
      if (record !== null) redacted.push(record);
    } else {
      await checkCapture(inspection, ledger, id, names);
      whole += 1;
    }
  }
  const isCompared = ledger.captures !== null && !findings.hasFailedUnder('data/captures/');
  if (isCompared && (whole > 0 || redacted.length === 0))
    findings.passUnlessFailed('captures', String(whole));
  if (isCompared && redacted.length > 0) findings.tell('captures', 'withheld', null, String(redacted.length));
  return { ids: [...folders.keys()], redacted };
}

async function checkCapture(
  inspection: Inspection,
  ledger: LedgerFacts,
  id: string,
  names: string[],
): Promise<void> {
  const { findings, digests } = inspection;
  const folder = `data/captures/${id}`;
  const path = `${folder}/${CAPTURE_RECORD}`;
  const digest = digests.get(path);
  if (!names.includes(CAPTURE_RECORD)) findings.fail('captures', 'missing-file', path);
  // What is wrong with capture.json itself was told by the manifest.
  if (digest === undefined || findings.hasFailed(path)) return;

  if (ledger.captures !== null && ledger.captures.get(id)?.has(digest.sha256) !== true) {
    findings.fail('captures', 'not-in-ledger', path, digest.sha256);
  }
  const body = v.safeParse(BodySchema, jsonOf(await readText(inspection, path)));
  if (!body.success || body.output.id !== id) {
    findings.fail('captures', 'malformed', path);
    return;
  }
  checkSealedFiles(
    inspection,
    { check: 'captures', path: folder, record: CAPTURE_RECORD, names },
    body.output.files,
  );
}
