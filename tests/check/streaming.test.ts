import { spawnSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import type { CheckProgress } from '../../lib/model/verdict';
import { writeBigPacket } from './big-packet';
import { zipOf } from './make-packet';
import type { CheckCost } from './measure-check';
import { LEDGER, resigned, textOf } from './tampering';

const MB = 2 ** 20;
/** Twice and a half of what a check takes; `npm run drill` looks at a packet of 1 GB. */
const LARGE = 96 * MB;
const place = mkdtempSync(join(tmpdir(), 'big-packet-'));
const small = join(place, 'small.zip');
const large = join(place, 'large.zip');

beforeAll(async () => {
  await writeBigPacket(small, { bytes: MB });
  await writeBigPacket(large, { bytes: LARGE });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a large packet', () => {
  it('is checked without being held: memory stays far below its size', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tests/check/measure-check.ts', small, large],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    const { verdict, idleBytes, peakBytes } = JSON.parse(stdout) as CheckCost;
    expect(verdict).toBe('intact');
    expect(peakBytes - idleBytes).toBeLessThan(72 * MB);
  });

  it('tells how far it is, and can be stopped on the way', async () => {
    const stopping = new AbortController();
    const told: CheckProgress[] = [];
    const check = checkPacket(await openAsBlob(large), {
      signal: stopping.signal,
      onProgress: (progress) => {
        told.push(progress);
        if (progress.bytes > 8 * MB) stopping.abort(new Error('enough'));
      },
    });
    await expect(check).rejects.toThrow('enough');
    expect(told.at(-1)?.totalBytes).toBeGreaterThan(LARGE);
    expect(told.at(-1)?.bytes).toBeLessThan(16 * MB);
  });

  it('with a damaged byte is not intact', async () => {
    const damaged = join(place, 'damaged.zip');
    await writeBigPacket(damaged, { bytes: 8 * MB, damageAt: 7 * MB });
    const { verdict, findings } = await checkPacket(await openAsBlob(damaged));
    expect(verdict).toBe('changed');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'wrong-hash', subject: 'data/recording/recording.bin' }),
    );
  });

  it('is given up at the first broken ledger line, which is named with its bytes', async () => {
    const lines = textOf(LEDGER).split('\n');
    // Long enough that most of it is still in the stream.
    const broken = [lines[0], 'x'.repeat(300), ...Array.from({ length: 20_000 }, () => lines[1])].join('\n');
    const { findings } = await checkPacket(zipOf(resigned({ [LEDGER]: `${broken}\n` })));
    const from = (lines[0]?.length ?? 0) + 1;
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'broken-chain', subject: 'ledger:2', range: { from, to: from + 300 } }),
    );
  });
});
