import type { KeyHandover } from './seal';
import type { TimeStamp } from './time-stamp';

/** What a backup holds, as its first record says; numbers are for showing, never for believing. */
export interface BackupSummary {
  captures: number;
  purchases: number;
  ledgerEntries: number;
  /** UTC ms. */
  createdAt: number;
  keyFingerprint: string;
}

export interface BackupProgress {
  done: number;
  total: number;
}

/** The public side of the key that made a backup, as its record says. */
export interface BackupKeyRecord {
  fingerprint: string;
  publicKeyPem: string;
  /** How earlier keys passed on to it, oldest first. */
  handovers: KeyHandover[];
  /** Its signature (DER) over the last line of the backup's ledger: so that another browser can show whose ledger it was. */
  signature: Uint8Array<ArrayBuffer>;
}

/** What a restore did. */
export interface RestoreReport {
  restored: number;
  /** Already here, with the same bytes. */
  present: number;
  /** Ids of captures whose files do not have the hashes that their ledger sealed; left out. */
  damaged: string[];
  claims: number;
  /** Checked time stamps. */
  stamps: number;
  /** Platform definitions of the person's own. */
  platforms: number;
  /** Whether the backup's ledger is another one than this installation's, and is now kept beside it. */
  hasForeignLedger: boolean;
}

/** Another installation's ledger, as it came with a backup; kept as it is, and never continued. */
export interface ForeignLedger {
  /** SHA-256 of its last line. */
  head: string;
  /** SHA-256 of its first line: the same for every backup of one installation. */
  root: string;
  key: BackupKeyRecord;
  lines: string[];
  /** Checked time stamps of some of these lines. */
  stamps: TimeStamp[];
  /** Of our own line that names its head. */
  seq: number;
  /** UTC ms. */
  restoredAt: number;
}

/** Names a foreign ledger in our own ledger and in a packet: the beginning of its first line's hash. */
export const foreignId = (root: string): string => root.slice(0, 16);

/** The `id` of the line in our own ledger that holds a foreign ledger's head. */
export const foreignLineId = (root: string): string => `ledger-${foreignId(root)}`;

export type BackupFault =
  /** Not a backup at all. */
  | 'not-a-backup'
  /** Made by a later version. */
  | 'too-new'
  | 'wrong-password'
  | 'truncated'
  /** A piece stands where another belongs. */
  | 'reordered'
  | 'altered'
  /** Every piece is genuine, and what they say makes no sense: a mistake of whoever wrote it. */
  | 'malformed';

/** Why a backup cannot be read; `at` is the byte of the file where that was noticed. */
export class BackupError extends Error {
  override name = 'BackupError';
  constructor(
    readonly fault: BackupFault,
    readonly at: number,
  ) {
    super(`${fault} at byte ${at}`);
  }
}
