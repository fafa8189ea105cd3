import { afterEach, describe, expect, it, vi } from 'vitest';
import { Findings } from '../../lib/check/findings';
import type * as packetFiles from '../../lib/check/packet-files';
import { checkPacket } from '../../lib/flow/check-packet';
import type { FindingCode, VerificationReport } from '../../lib/model/verdict';
import { restoredPacket } from './drill-foreign';
import { stampedPacket } from './drill-stamps';
import { zipOf } from './make-packet';
import { maskedPacket } from './masked-packet';
import { sealed } from './tampering';

/* Every limit of the checker, lowered until a packet that is sound exceeds it: without its guard the packet would pass. */

type Lowered = Partial<Record<keyof typeof packetFiles.LIMITS, number>>;

const inForce = vi.hoisted(() => ({}) as Record<string, number>);
vi.mock('../../lib/check/packet-files', async (original) => {
  const own = await original<typeof packetFiles>();
  return { ...own, LIMITS: Object.assign(inForce, own.LIMITS) };
});
const real = { ...inForce };
afterEach(() => void Object.assign(inForce, real));

const whole = () => zipOf(sealed);

/** Each packet is looked at once without the lowered limit. */
const untouched = new Map<() => Blob | Promise<Blob>, VerificationReport>();

describe('a packet beyond a limit', () => {
  it.each<[string, Lowered, () => Blob | Promise<Blob>, FindingCode]>([
    ['files', { files: 10 }, whole, 'too-large'],
    ["the zip's list of files", { directoryBytes: 500 }, whole, 'too-large'],
    ['bytes of one file', { fileBytes: 100 }, whole, 'too-large'],
    ['bytes of all files', { totalBytes: 1000 }, whole, 'too-large'],
    ['what it unpacks to', { harmlessBytes: 0, expansion: 0.1 }, whole, 'too-large'],
    ['bytes that are read at once', { wholeBytes: 1000 }, whole, 'unreadable'],
    ['bytes that are read at once in all', { allWholeBytes: 2000 }, whole, 'too-large'],
    ['lines of the ledger', { lines: 2 }, whole, 'broken-chain'],
    ['lines of the records', { lines: 0 }, whole, 'malformed'],
    ['lines of a ledger in part', { shownLines: 2 }, async () => (await restoredPacket()).zip, 'too-large'],
    ['time stamps', { stamps: 1 }, () => zipOf(stampedPacket()), 'too-large'],
    ['px to look at', { pixels: 100 }, () => zipOf(maskedPacket), 'too-large'],
  ])('is refused: %s', async (_name, lowered, make, code) => {
    const zip = await make();
    const plain = untouched.get(make) ?? (await checkPacket(zip));
    untouched.set(make, plain);
    expect(plain.verdict).toBe('intact');
    Object.assign(inForce, lowered);
    const { verdict, findings } = await checkPacket(zip);
    expect(verdict).toBe('changed');
    expect(findings.filter(({ outcome }) => outcome === 'fail').map((one) => one.code)).toContain(code);
  });

  it('is told a thousand times at most', () => {
    const findings = new Findings();
    for (let index = 0; index < 5000; index += 1)
      findings.fail('completeness', 'extra-file', `data/${index}`);
    expect(findings.list).toHaveLength(1000);
  });
});
