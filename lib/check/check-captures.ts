import * as v from 'valibot';
import type { LedgerFacts } from './check-ledger';
import { readText, type Inspection } from './inspection';
import { isSafePath } from './packet-files';
import { jsonOf } from './text-of';

const FOLDER = /^data\/captures\/([^/]+)\/(.+)$/;
const BODY = 'capture.json';

const BodySchema = v.object({
  format: v.literal(1),
  id: v.string(),
  files: v.array(
    v.object({
      path: v.pipe(v.string(), v.check(isSafePath)),
      bytes: v.number(),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});

/** Each capture against the ledger, and each of its files against its capture.json. Answers with the captures' ids. */
export async function checkCaptures(inspection: Inspection, ledger: LedgerFacts): Promise<string[]> {
  const folders = new Map<string, string[]>();
  for (const path of inspection.files.paths) {
    const [, id, name] = FOLDER.exec(path) ?? [];
    if (id !== undefined && name !== undefined) folders.set(id, [...(folders.get(id) ?? []), name]);
  }
  for (const [id, names] of folders) await checkCapture(inspection, ledger, id, names);
  const isCompared = ledger.captures !== null && !inspection.findings.hasFailedUnder('data/captures/');
  if (isCompared) inspection.findings.passUnlessFailed('captures', String(folders.size));
  return [...folders.keys()];
}

async function checkCapture(
  inspection: Inspection,
  ledger: LedgerFacts,
  id: string,
  names: string[],
): Promise<void> {
  const { findings, digests } = inspection;
  const folder = `data/captures/${id}`;
  const path = `${folder}/${BODY}`;
  const digest = digests.get(path);
  if (!names.includes(BODY)) findings.fail('captures', 'missing-file', path);
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
  checkSealedFiles(inspection, folder, names, body.output.files);
}

function checkSealedFiles(
  { findings, digests }: Inspection,
  folder: string,
  names: readonly string[],
  sealed: v.InferOutput<typeof BodySchema>['files'],
): void {
  const listed = new Map(sealed.map((file) => [file.path, file]));
  if (listed.size !== sealed.length) findings.fail('captures', 'malformed', `${folder}/${BODY}`);
  for (const [name, file] of listed) {
    const path = `${folder}/${name}`;
    const digest = digests.get(path);
    if (findings.hasFailed(path)) continue;
    if (digest === undefined) findings.fail('captures', 'missing-file', path);
    else if (digest.sha256 !== file.sha256) findings.fail('captures', 'wrong-hash', path, digest.sha256);
    else if (digest.bytes !== file.bytes) findings.fail('captures', 'wrong-size', path, String(digest.bytes));
  }
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (name !== BODY && !listed.has(name) && !findings.hasFailed(path))
      findings.fail('captures', 'extra-file', path);
  }
}
