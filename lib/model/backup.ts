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

/** What a restore did. */
export interface RestoreReport {
  restored: number;
  /** Already here, with the same bytes. */
  present: number;
  /** Ids of captures whose files do not have the hashes that their ledger sealed; left out. */
  damaged: string[];
  claims: number;
  /** Whether the backup's ledger is another one than this installation's, and is now kept beside it. */
  hasForeignLedger: boolean;
}

/** Another installation's ledger, as it came with a backup; kept as it is, and never continued. */
export interface ForeignLedger {
  /** SHA-256 of its last line. */
  head: string;
  /** SHA-256 of its first line: the same for every backup of one installation. */
  root: string;
  keyFingerprint: string;
  lines: string[];
  /** UTC ms. */
  restoredAt: number;
}

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
