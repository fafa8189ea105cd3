import type { Check } from '../model/verdict';
import { parseHashList } from './hash-list';
import { readText, type Inspection } from './inspection';
import {
  BAG_INFO,
  BAGIT,
  LEDGER,
  MANIFEST,
  PUBLIC_KEY,
  README,
  RECORDS,
  SIGNATURE,
  TAG_MANIFEST,
} from './packet-paths';

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
/** Tag files that every packet has. */
const REQUIRED_TAGS = [BAGIT, BAG_INFO, MANIFEST, README];
const REQUIRED_DATA = [LEDGER, RECORDS];
/** The seal speaks for the tag manifest, so it stands outside. */
const SEAL =
  /^seal\/(publickey\.pem|tagmanifest-sha256\.txt\.(sig|[a-z0-9-]+\.ts[qr])|[a-z0-9-]+\.chain\.pem)$/;

/** Both manifests: their form, each hash, what is missing and what is there although nothing lists it. */
export async function checkLists(inspection: Inspection): Promise<void> {
  const { files, findings, present } = inspection;
  const tags = await checkList(
    inspection,
    'tagmanifest',
    TAG_MANIFEST,
    (path) => !/^(data|seal)\//.test(path),
  );
  const payload = await checkList(inspection, 'manifest', MANIFEST, (path) => path.startsWith('data/'));

  for (const path of tags === null ? [] : REQUIRED_TAGS) requireListed(inspection, tags, path);
  for (const path of payload === null ? [] : REQUIRED_DATA) requireListed(inspection, payload, path);

  for (const path of [PUBLIC_KEY, SIGNATURE]) {
    if (!present.has(path)) findings.fail('completeness', 'missing-file', path);
  }

  for (const path of files.paths) {
    const list = path.startsWith('data/') ? payload : tags;
    // Without its manifest nothing can be said about a file; the missing manifest is said.
    if (path === TAG_MANIFEST || SEAL.test(path) || list === null) continue;
    if (!list.has(path)) findings.fail('completeness', 'extra-file', path);
  }
  await checkDeclaration(inspection);
  await checkPayloadOxum(inspection);
  if (tags !== null) findings.passUnlessFailed('tagmanifest', countPresent(inspection, tags));
  if (payload !== null) findings.passUnlessFailed('manifest', countPresent(inspection, payload));
  findings.passUnlessFailed('completeness', String(files.paths.length));
}

/** A missing file was not compared, so it is not counted. */
function countPresent({ digests }: Inspection, list: ReadonlyMap<string, string>): string {
  return String([...list.keys()].filter((path) => digests.has(path)).length);
}

/** Compares what one manifest lists; null where it cannot be read. */
async function checkList(
  inspection: Inspection,
  check: Check,
  path: string,
  belongs: (path: string) => boolean,
): Promise<Map<string, string> | null> {
  const { findings, digests, present } = inspection;
  if (!present.has(path)) {
    findings.fail('completeness', 'missing-file', path);
    return null;
  }
  const text = await readText(inspection, path);
  const hashes = text === null ? null : parseHashList(text);
  if (!(hashes instanceof Map)) {
    if (hashes === null) findings.fail(check, 'malformed', path);
    else findings.fail(check, 'malformed', path, `:${hashes.line}`, hashes.range);
    return null;
  }
  for (const [listed, sha256] of hashes) {
    const digest = digests.get(listed);
    if (!belongs(listed) || listed === TAG_MANIFEST) findings.fail(check, 'malformed', path, listed);
    else if (!present.has(listed)) findings.fail('completeness', 'missing-file', listed);
    else if (digest !== undefined && digest.sha256 !== sha256)
      findings.fail(check, 'wrong-hash', listed, digest.sha256);
  }
  return hashes;
}

/** A file that no manifest lists and that is not there was taken out with its line. */
function requireListed(
  { findings, present }: Inspection,
  list: Map<string, string> | null,
  path: string,
): void {
  if (list?.has(path) === false && !present.has(path)) findings.fail('completeness', 'missing-file', path);
}

async function checkDeclaration(inspection: Inspection): Promise<void> {
  const text = await readText(inspection, BAGIT);
  if (text !== null && text !== DECLARATION && !inspection.findings.hasFailed(BAGIT)) {
    inspection.findings.fail('completeness', 'malformed', BAGIT);
  }
}

/** Payload-Oxum counts bytes and files under data/; it is only told where no missing or extra file explains it. */
async function checkPayloadOxum(inspection: Inspection): Promise<void> {
  const { files, findings, digests } = inspection;
  const info = await readText(inspection, BAG_INFO);
  if (info === null || findings.hasFailedUnder('data/') || findings.hasFailed(BAG_INFO)) return;
  const payload = files.paths.filter((path) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, path) => sum + (digests.get(path)?.bytes ?? 0), 0);
  const found = info.match(/^Payload-Oxum: \d+\.\d+$/gm) ?? [];
  if (found.length !== 1 || found[0] !== `Payload-Oxum: ${bytes}.${payload.length}`) {
    findings.fail('completeness', 'wrong-size', BAG_INFO, `${bytes}.${payload.length}`);
  }
}
