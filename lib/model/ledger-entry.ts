/** What a ledger entry records. */
export type LedgerKind = 'capture' | 'import' | 'delete' | 'export' | 'gap' | 'key';

/**
 * One entry of the hash chain. `prev` is the lower-case hex SHA-256 of the previous line's raw bytes (64 zeros for the
 * first), `at` ISO UTC, `bodySha256` the hash of what the entry stands for (capture.json, tag manifest, public key).
 */
export interface LedgerEntry {
  seq: number;
  prev: string;
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
