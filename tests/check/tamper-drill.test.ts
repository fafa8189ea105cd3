import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { downloadZip } from 'client-zip';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFolder, checkPacket } from '../../lib/flow/check-packet';
import { CONTENT_DRILL } from './drill-content';
import { FOREIGN_DRILL } from './drill-foreign';
import { HOSTILE_DRILL, manyEntries } from './drill-hostile';
import { LEDGER_DRILL } from './drill-ledger';
import { LIST_DRILL } from './drill-lists';
import { MASK_DRILL } from './drill-masks';
import { STAMP_DRILL, stampedPacket, stampRoots } from './drill-stamps';
import { ZIP_DRILL } from './drill-zip';
import * as packet from './make-packet';
import { CAPTURES, zipOf, type Files } from './make-packet';
import { maskedPacket } from './masked-packet';
import {
  edit,
  FIRST,
  flip,
  folder,
  key,
  LEDGER,
  payload,
  resigned,
  sealed,
  withFile,
  without,
  zipped,
} from './tampering';

/** `npm run drill` takes its time. */
const isDrill = process.env['DRILL'] === '1';

const toBlob = (made: Files | Blob) => (made instanceof Blob ? made : zipOf(made));

describe('an untouched packet', () => {
  it('is intact, and says whose key signed it', async () => {
    const report = await checkPacket(zipOf(sealed));
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({
      verdict: 'intact',
      name: folder,
      files: sealed.size,
      ledgerEntries: 4,
      captures: 2,
      keyFingerprint: packet.fingerprintOf(key),
    });
  });

  it('passes every check but the time stamp, whose absence is said and counts for nothing', async () => {
    const { findings } = await checkPacket(zipOf(sealed));
    expect(findings.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check)).toEqual([
      'container',
      'tagmanifest',
      'manifest',
      'completeness',
      'signature',
      'ledger',
      'captures',
      'records',
    ]);
    expect(findings.filter(({ outcome }) => outcome === 'absent')).toEqual([
      { check: 'timestamp', outcome: 'absent', code: 'no-timestamp', subject: null },
    ]);
  });

  it('is intact with a record withheld, and says so', async () => {
    const report = await checkPacket(zipOf(maskedPacket));
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'intact', captures: 2 });
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'masked', detail: '1 + 1' }));
  });

  it('is intact with time stamps, which count for who trusts their root', async () => {
    const { verdict, findings } = await checkPacket(zipOf(stampedPacket()), { roots: stampRoots() });
    expect(verdict).toBe('intact');
    expect(findings.filter(({ code }) => code === 'stamp-sound')).toHaveLength(2);
  });

  it('is intact as a folder too', async () => {
    const picked = [...sealed].map(([path, content]) => ({
      path: `${folder}/${path}`,
      content: new Blob([content]),
    }));
    expect((await checkFolder(picked)).verdict).toBe('intact');
    expect((await checkFolder(picked.slice(1))).verdict).toBe('incomplete');
    expect((await checkFolder([])).verdict).toBe('not-a-packet');
  });

  it('stays intact when it is zipped again by other tools, compressed or streamed', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    await writer.add(`${folder}/`, new TextReader(''), { directory: true });
    for (const [path, content] of sealed)
      await writer.add(`${folder}/${path}`, new Uint8ArrayReader(content));
    expect(await checkPacket(await writer.close())).toMatchObject({ verdict: 'intact', files: sealed.size });

    const streamed = downloadZip(
      [...sealed].map(([path, content]) => ({ name: `${folder}/${path}`, input: content })),
    );
    expect((await checkPacket(await streamed.blob())).verdict).toBe('intact');
  });

  it('stays intact under a new name of its folder', async () => {
    expect((await checkPacket(zipOf(sealed, 'my-refund'))).verdict).toBe('intact');
  });

  it('does not take a time stamp at its word', async () => {
    const stamp = 'seal/tagmanifest-sha256.txt.freetsa.tsr';
    const report = await checkPacket(zipOf(withFile(stamp, '{"valid": true}')));
    expect(report.verdict).toBe('changed');
    expect(report.findings).toContainEqual({
      check: 'timestamp',
      outcome: 'fail',
      code: 'stamp-not-a-reply',
      subject: stamp,
      detail: expect.any(String) as string,
    });
  });
});

describe('the key', () => {
  const forger = packet.newKey();
  const forged = () => {
    const captures = { ...payload, ...packet.capture(CAPTURES[1], 'paid', 13, 9000) };
    const record = packet.record({ amount: { minor: 9000, currency: 'CNY' } });
    return packet.seal(
      packet.bag({
        ...captures,
        'data/records.jsonl': record,
        'data/ledger.jsonl': packet.ledgerFor(captures, forger),
      }),
      forger,
    );
  };

  it('is all that tells a packet apart that was made anew from end to end, so it is shown', async () => {
    expect(await checkPacket(zipOf(forged()))).toMatchObject({
      verdict: 'intact',
      keyFingerprint: packet.fingerprintOf(forger),
    });
  });

  it('that was expected settles it', async () => {
    const expectedFingerprint = packet.fingerprintOf(key);
    const report = await checkPacket(zipOf(forged()), { expectedFingerprint });
    expect(report.verdict).toBe('changed');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'another-key', check: 'signature' }),
    );
    expect((await checkPacket(zipOf(sealed), { expectedFingerprint })).verdict).toBe('intact');
  });

  it('may be given in upper case and in groups', async () => {
    const expectedFingerprint = packet.fingerprintOf(key).toUpperCase().replace(/.{4}/g, '$& ');
    expect((await checkPacket(zipOf(sealed), { expectedFingerprint })).verdict).toBe('intact');
  });
});

describe('the tamper drill', () => {
  it.each([
    ...CONTENT_DRILL,
    ...LEDGER_DRILL,
    ...LIST_DRILL,
    ...ZIP_DRILL,
    ...HOSTILE_DRILL,
    ...MASK_DRILL,
    ...STAMP_DRILL,
    ...FOREIGN_DRILL,
  ])('%s', async (_name, make, verdict, code, subject) => {
    const report = await checkPacket(toBlob(await make()));
    const failures = report.findings.filter(({ outcome }) => outcome === 'fail');
    expect.soft(report.verdict).toBe(verdict);
    expect(failures).toContainEqual(
      expect.objectContaining(subject === undefined ? { code } : { code, subject }),
    );
  });
});

describe('a hostile packet', () => {
  it('of a million entries is refused before they are listed', async () => {
    const zip = manyEntries(1_000_000);
    const before = process.memoryUsage().rss;
    const { findings } = await checkPacket(zip);
    expect(findings).toEqual([expect.objectContaining({ code: 'too-large' })]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it('that wants every record compared with every capture is done in a moment', async () => {
    const line = packet.record({ captures: Array.from({ length: 20_000 }, () => CAPTURES[0]) });
    const { findings } = await checkPacket(zipOf(resigned({ 'data/records.jsonl': line.repeat(30) })));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'records', outcome: 'pass' }));
  });

  it('of any bytes whatsoever is answered, and intact only if every file is what it was', async () => {
    const whole = (await checkPacket(zipOf(sealed))).contents;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(zipped.length - 1), byte: fc.nat(255) }), {
          minLength: 1,
          maxLength: 20,
        }),
        async (changes) => {
          const copy = Buffer.from(zipped);
          for (const { at, byte } of changes) copy[at] = byte;
          const { verdict, contents } = await checkPacket(new Blob([copy]));
          // Times and modes of the zip's entries are nobody's evidence.
          if (verdict === 'intact') expect(contents).toEqual(whole);
        },
      ),
      { numRuns: isDrill ? 150 : 20 },
    );
  });
});

describe('a check that could not be made', () => {
  it.each([
    [
      'a picture was changed',
      () => edit(`${FIRST}/screen-001.png`, flip),
      ['manifest', 'captures', 'records'],
    ],
    ['a capture is missing', () => without(FIRST), ['completeness', 'captures', 'records']],
    ['the ledger is missing', () => without(LEDGER), ['completeness', 'ledger', 'captures']],
    ['the manifest is missing', () => without('manifest-sha256.txt'), ['completeness', 'manifest']],
    ['the seal is missing', () => without('seal/'), ['completeness', 'signature']],
  ])('is not said to have passed, where %s', async (_name, make, checks) => {
    const { findings } = await checkPacket(zipOf(make()));
    const passed = findings.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check as string);
    expect(passed.filter((check) => checks.includes(check))).toEqual([]);
    expect(passed).toContain('container');
  });
});

describe('any single byte', () => {
  const places = [...sealed].flatMap(([path, content]) => Array.from(content, (_byte, at) => ({ path, at })));

  it('of any file, changed in any way, is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.integer({ min: 1, max: 255 }),
        async ({ path, at }, change) => {
          const content = Buffer.from(sealed.get(path) ?? '');
          content[at] = (content[at] ?? 0) ^ change;
          const { verdict } = await checkPacket(zipOf(new Map(sealed).set(path, content)));
          expect(verdict).toBe('changed');
        },
      ),
      { numRuns: isDrill ? 80 : 12 },
    );
  }, 60_000);

  it('of the key and the signature is noticed too, although no manifest lists them', async () => {
    const outside = places.filter(({ path }) => path.startsWith('seal/'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...outside),
        fc.integer({ min: 1, max: 255 }),
        async ({ path, at }, change) => {
          const content = Buffer.from(sealed.get(path) ?? '');
          content[at] = (content[at] ?? 0) ^ change;
          const { verdict } = await checkPacket(zipOf(new Map(sealed).set(path, content)));
          expect(verdict).toBe('changed');
        },
      ),
      { numRuns: isDrill ? 50 : 8 },
    );
  }, 60_000);
});
