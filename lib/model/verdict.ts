/** The four answers of packet format 1. */
export type Verdict = 'intact' | 'changed' | 'incomplete' | 'not-a-packet';

/** One thing that the checker looked at. `subject` is a path inside the packet, a ledger line (`ledger:12`) or null. */
export interface Finding {
  check:
    | 'container'
    | 'manifest'
    | 'tagmanifest'
    | 'completeness'
    | 'signature'
    | 'ledger'
    | 'captures'
    | 'timestamp';
  outcome: 'pass' | 'fail' | 'absent';
  code: FindingCode;
  subject: string | null;
  detail?: string;
}

export type FindingCode =
  | 'ok'
  | 'unreadable'
  | 'unsafe-path'
  | 'duplicate-path'
  | 'missing-file'
  | 'extra-file'
  | 'wrong-hash'
  | 'malformed'
  | 'bad-signature'
  | 'broken-chain'
  | 'not-in-ledger'
  | 'no-timestamp';

/** What the checker answers: a verdict, every finding behind it, and the key's fingerprint to compare with one seen earlier. */
export interface VerificationReport {
  verdict: Verdict;
  name: string | null;
  files: number;
  bytes: number;
  ledgerEntries: number;
  captures: number;
  keyFingerprint: string | null;
  findings: Finding[];
}
