import { expect, it } from 'vitest';
import type { LedgerEntry } from '../model/ledger-entry';
import { checkInclusion, type ShownLine } from './check-inclusion';
import { OWN_LEDGER } from './packet-paths';
import { Findings } from './findings';
import type { Inspection } from './inspection';

const ROOT = 'a'.repeat(64);

function shownLine(seq: number): ShownLine {
  const entry: LedgerEntry = {
    seq,
    prev: '0'.repeat(64),
    tree: ROOT,
    at: '2026-11-21T08:00:00.000Z',
    kind: 'capture',
    id: `c-${seq}`,
    bodySha256: '0'.repeat(64),
  };
  return { entry, line: `line ${seq}`, sha256: 'b'.repeat(64) };
}

/** What a packet says about itself decides neither how often a proof is computed nor how often a line is looked at. */
it('computes each proof that is given once, however many trees a hostile packet names', async () => {
  const shown = Array.from({ length: 200 }, (_, index) => shownLine(2 * index + 1));
  const tree = { line: 399, size: 398, root: ROOT, proofs: [{ seq: 1, path: [] }] };
  const inclusion = {
    format: 1,
    lines: 399,
    head: 'b'.repeat(64),
    trees: Array.from({ length: 5_000 }, () => tree),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(inclusion));
  let computed = 0;
  const findings = new Findings();
  const inspection: Inspection = {
    files: {
      name: '',
      paths: [],
      sizeOf: () => bytes.length,
      read: async () => bytes,
      stream: () => new Blob([bytes]).stream(),
      streamUnchecked: () => new Blob([bytes]).stream(),
    },
    tools: {
      verifyDer: async () => true,
      fingerprint: async () => '',
      checkChain: async () => ({ entries: 0, head: '', broken: null }),
      parseLine: () => '',
      checkReply: () => Promise.reject(new Error('no time stamp here')),
      decodePng: () => Promise.reject(new Error('no picture here')),
      isFilled: () => false,
      isMaskedCopy: async () => false,
      commit: async () => '',
      rootFromProof() {
        computed += 1;
        return ROOT;
      },
    },
    findings,
    digests: new Map([['data/inclusion.json', { bytes: bytes.length, sha256: '' }]]),
    present: new Set(['data/inclusion.json']),
    wholeBytesRead: 0,
    pixelsSeen: 0,
    throwIfCancelled: () => {},
  };
  expect(await checkInclusion(inspection, shown, OWN_LEDGER)).toBe(false);
  expect(computed).toBe(1);
  expect(findings.list.every(({ code }) => code === 'not-proven')).toBe(true);
});
