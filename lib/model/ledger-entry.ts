/** What a ledger entry records. */
export type LedgerKind = 'capture' | 'import' | 'delete' | 'export' | 'gap' | 'key';

/**
 * One entry of the hash chain. `prev` is the lower-case hex SHA-256 of the previous line's raw bytes (64 zeros for the
 * first), `tree` the root of the Merkle tree (RFC 9162) over all lines before it (absent in lines of version 0.1), `at` ISO UTC, `bodySha256` the hash of what the entry stands for (capture.json, tag manifest, public key).
 */
export interface LedgerEntry {
  seq: number;
  prev: string;
  tree?: string;
  at: string;
  kind: LedgerKind;
  id: string;
  bodySha256: string;
}

/** An entry as stored: its line is kept as the bytes that were hashed, never serialised again. */
export interface LedgerRow {
  seq: number;
  line: string;
  sha256: string;
}

/** Where a check of the chain stands: the last line found sound, and its hash. */
export interface LedgerPlace {
  seq: number;
  /** 64 zeros before the first line. */
  sha256: string;
  /** Of the tree over all lines up to here: roots of its complete subtrees, the largest first. */
  peaks: readonly Uint8Array<ArrayBuffer>[];
}

/** What is wrong with a line. `wrong-tree`: not the root of the lines before; `wrong-hash`: not the hash that was stored with it; `rolled-back`: it was there, and is gone. */
export type LedgerFault =
  | 'not-json'
  | 'wrong-form'
  | 'wrong-seq'
  | 'wrong-prev'
  | 'wrong-tree'
  | 'wrong-hash'
  | 'rolled-back';

/** The first line (counted from 1) that does not follow from the lines before it. */
export interface LedgerBreak {
  line: number;
  reason: LedgerFault;
}

/** How far this device has checked its own ledger. A break stays until the person has the whole ledger checked again. */
export interface LedgerCheck {
  /** Every line up to here was sound when it was last looked at. */
  verified: LedgerPlace;
  /** The second look at lines that were sound before, a slice at a time. */
  again: LedgerPlace;
  /** UTC ms of the last slice of that second look. */
  againAt: number;
  /** UTC ms. */
  checkedAt: number;
  broken: LedgerBreak | null;
}
