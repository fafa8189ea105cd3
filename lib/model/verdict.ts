import type { Redacted } from './redaction';
import type { StampFault } from './time-stamp';

/** The four answers of packet format 1. */
export type Verdict = 'intact' | 'changed' | 'incomplete' | 'not-a-packet';

/** What the checker looks at, in the order in which it does. */
export const CHECKS = [
  'container',
  'tagmanifest',
  'manifest',
  'completeness',
  'signature',
  'ledger',
  'captures',
  'masks',
  'openings',
  'attachments',
  'records',
  'timestamp',
] as const;
export type Check = (typeof CHECKS)[number];

/** Bytes of a file, counted from 0; `to` is the first byte after it. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * One thing that the checker found. `subject` is a path inside the packet, a ledger line (`ledger:12`) or null; it comes
 * from the packet, so it is text to show, never markup. `detail` is a number, a hash or an expected value, in no language.
 * `range` says which bytes of the subject differ or break a rule, where that can be known; of the zip where it is null.
 */
export interface Finding {
  check: Check;
  outcome: 'pass' | 'fail' | 'absent';
  code: FindingCode;
  subject: string | null;
  detail?: string;
  range?: ByteRange;
}

export type FindingCode =
  | 'ok'
  /** Neither a zip nor a folder that holds a packet. */
  | 'not-a-zip'
  | 'no-packet'
  | 'truncated'
  | 'too-large'
  | 'unsafe-path'
  | 'duplicate-path'
  /** The zip can be read in more than one way, or carries bytes that belong to no file. */
  | 'stray-bytes'
  | 'unreadable'
  | 'missing-file'
  | 'extra-file'
  | 'wrong-hash'
  | 'wrong-size'
  | 'malformed'
  | 'bad-signature'
  /** Sound, but not signed by the key that was expected, or by no key of its ledger. */
  | 'another-key'
  /** No fault: the ledger tells that an earlier key passed on to the next, and the earlier one signed that line. */
  | 'key-changed'
  | 'broken-chain'
  /** No fault: only some lines of the ledger are shown, each proven to belong to the whole. */
  | 'partial-ledger'
  /** A line that is shown, and not proven to belong to the whole. */
  | 'not-proven'
  | 'not-in-ledger'
  /** No fault: captured by another installation, whose signed ledger proves it, and restored here from its backup. */
  | 'restored'
  /** Restored from a backup, and nothing in the packet proves where from. */
  | 'restored-unproven'
  /** A value of records.jsonl that none of its captures shows. */
  | 'not-captured'
  /** No fault: the record of a capture is withheld, and its line stands in the ledger. */
  | 'withheld'
  /** No fault: so many texts and regions were masked by the exporter, and are committed to. */
  | 'masked'
  /** Said to be masked, and to be seen; or masked, and committed to nowhere. */
  | 'not-masked'
  | 'not-committed'
  /** No fault: an opening that fits its commitment, or the ledger; and a masked copy that is the original but for its masks. */
  | 'opened'
  | 'record-opened'
  | 'copy-agrees'
  /** No fault: of a photograph nobody but a browser can draw a copy, so it was not compared. */
  | 'copy-not-compared'
  | 'wrong-opening'
  | 'opening-of-nothing'
  | 'copy-differs'
  | 'no-timestamp'
  /** A request without its reply. */
  | 'stamp-pending'
  /** Sound, up to a root that the reader trusts; or sound, and nobody vouches for the signer. */
  | 'stamp-sound'
  | 'stamp-unproven'
  /** Of a ledger line that is not there. */
  | 'stamp-of-nothing'
  | `stamp-${StampFault}`;

/** How far a check is; `bytes` of what was hashed so far. */
export interface CheckProgress {
  files: number;
  totalFiles: number;
  bytes: number;
  totalBytes: number;
}

/** A file of the packet as it is now; `sha256` is null where it could not be read. */
export interface CheckedFile {
  path: string;
  bytes: number;
  sha256: string | null;
}

/** What the checker answers: a verdict, every finding behind it, and the key's fingerprint to compare with one seen earlier. */
export interface VerificationReport {
  verdict: Verdict;
  /** The packet's folder; null where there is none. */
  name: string | null;
  files: number;
  bytes: number;
  ledgerEntries: number;
  /** SHA-256 of the ledger's last line; null where its chain does not hold. */
  ledgerHead: { seq: number; sha256: string } | null;
  captures: number;
  /** What stands in the place of records that are withheld, as far as it has the right form. It comes from the packet. */
  redacted: Redacted[];
  keyFingerprint: string | null;
  findings: Finding[];
  /** Every file inside the packet's folder, sorted by path. */
  contents: CheckedFile[];
}
