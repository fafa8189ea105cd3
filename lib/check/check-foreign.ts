import { sha256Hex } from '../model/sha256';
import { followKeys, signerOf } from './check-keys';
import { checkLedger, type LedgerFacts } from './check-ledger';
import type { Inspection } from './inspection';
import { foreignLedger } from './packet-paths';

const FOLDER = /^(data\/foreign\/([^/]*)\/?)(.*)$/;
const FILE = /^(ledger\.jsonl|inclusion\.json|publickey\.pem|head\.sig|keys\/\d+\.(pem|sig)|anchors\/[^/]+)$/;
const ID = /^[0-9a-f]{16}$/;

/**
 * Captures that were restored from a backup, and the ledgers of the installations that made them: each ledger has to hold,
 * to be signed by a key that it names, and to end where our own ledger says that it was imported. What such a ledger proves
 * is told with its key, because it speaks for another installation than the packet's signature does.
 */
export async function checkForeign(
  inspection: Inspection,
  own: LedgerFacts,
  captureIds: readonly string[],
): Promise<void> {
  const { findings, files } = inspection;
  const folders = new Map<string, string>();
  for (const path of files.paths) {
    const [, folder, id, name] = FOLDER.exec(path) ?? [];
    if (folder === undefined || id === undefined || name === undefined) continue;
    if (ID.test(id) && FILE.test(name)) folders.set(folder, id);
    else findings.fail('ledger', 'extra-file', path);
  }
  const shown = new Set(captureIds);
  const captures = own.imports.filter(({ id }) => shown.has(id));
  const proven = new Set<string>();
  for (const [folder, id] of folders) {
    const ledger = await checkOne(inspection, own, folder, id);
    if (ledger === null) continue;
    const theirs = captures.filter((one) => ledger.captures?.get(one.id)?.has(one.bodySha256) === true);
    for (const one of theirs) proven.add(one.id);
    findings.tell('captures', 'restored', folder, `${theirs.length} · ${ledger.key}`);
  }
  const rest = captures.filter(({ id, bodySha256 }) => !proven.has(id) && !wasCaptured(own, id, bodySha256));
  if (rest.length > 0) findings.absent('captures', 'restored-unproven', null, String(rest.length));
}

/** Deleted and brought back by the installation's own backup: its own ledger tells of both. */
function wasCaptured(own: LedgerFacts, id: string, sha256: string): boolean {
  return own.captured.get(id)?.has(sha256) === true;
}

async function checkOne(
  inspection: Inspection,
  own: LedgerFacts,
  folder: string,
  id: string,
): Promise<(LedgerFacts & { key: string }) | null> {
  const { findings } = inspection;
  const paths = foreignLedger(folder);
  if (!inspection.digests.has(paths.ledger)) {
    findings.fail('ledger', 'missing-file', paths.ledger);
    return null;
  }
  const ledger = await checkLedger(inspection, paths);
  const { head, first } = ledger;
  if (head === null) return null;
  const isNamed = own.imports.some((one) => one.id === `ledger-${id}` && one.bodySha256 === head.sha256);
  // Where our own ledger is broken, that is what there is to tell.
  if (own.captures !== null && !isNamed) findings.fail('ledger', 'not-in-ledger', paths.ledger, head.sha256);
  if (first === null || !(await sha256Hex(first)).startsWith(id))
    findings.fail('ledger', 'malformed', paths.ledger);
  const signature = `${folder}head.sig`;
  const signer = await signerOf(inspection, { key: `${folder}publickey.pem`, signature }, head.line);
  if (signer === null) {
    findings.fail('ledger', 'bad-signature', signature);
    return null;
  }
  const keys = await followKeys(inspection, ledger.keys, paths);
  if (keys === null) return null;
  if (keys.at(-1) !== signer) {
    findings.fail('ledger', 'another-key', `${folder}publickey.pem`, signer);
    return null;
  }
  return isNamed ? { ...ledger, key: signer } : null;
}
