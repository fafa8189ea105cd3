import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { openMaskHere, openRecordHere } from '../../lib/flow/open-masks';
import { MASK, type Opening, type Redaction, type RedactedRecord } from '../../lib/model/redaction';
import { pdfText } from '../../lib/packet/pdf/pdf-text';
import { commit, saltsFrom, textPlace } from '../../lib/redact/commit';
import { holdsValue } from '../../lib/redact/find-value';
import { decodePng } from '../../lib/redact/png';
import type { Store } from '../../lib/store/store';
import { unzip } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { NAME, noise, PHONE, pixelsAsJpeg, storeWithPhone } from './redacted-store';

let store: Store;
let paid: string;
let redaction: Redaction;
let zip: Blob;
let files: Map<string, Uint8Array>;

const build = (chosen: Redaction | null = redaction) =>
  builtPacket(store, undefined, { redaction: chosen ?? undefined, copyPicture: pixelsAsJpeg });

/** Without the packet's folder, whose name is a hash. */
async function filesOf(packet: Blob): Promise<Map<string, Uint8Array>> {
  return new Map(
    [...(await unzip(packet))].map(([path, content]) => [path.slice(path.indexOf('/') + 1), content]),
  );
}

/** All pictures here are PNGs of their own size. */
const decode = () => Promise.reject(new Error('no browser draws pictures here'));

const textOf = (path: string) => Buffer.from(files.get(path) ?? []).toString();
const recordOf = () => JSON.parse(textOf(`data/captures/${paid}/redacted.json`)) as RedactedRecord;

beforeAll(async () => {
  const made = await storeWithPhone();
  ({ store } = made);
  [paid = ''] = made.captureIds;
  redaction = {
    values: [
      { kind: 'phone', text: PHONE },
      { kind: 'name', text: NAME },
    ],
    regions: [{ captureId: paid, path: 'screen-001.png', box: { x: 200, y: 120, width: 40, height: 30 } }],
    leftOut: [],
  };
  zip = await build();
  files = await filesOf(zip);
});

describe('a redacted packet', () => {
  it('withholds everything of the record that holds or hashes what is masked, and keeps the other record whole', () => {
    const own = [...files.keys()].filter((path) => path.startsWith(`data/captures/${paid}/`));
    expect(own.map((path) => path.split('/').at(-1))).toEqual(['redacted.json', 'screen-001.masked.png']);
    const others = [...files.keys()].filter(
      (path) => path.startsWith('data/captures/') && !path.includes(paid),
    );
    expect(others.map((path) => path.split('/').at(-1))).toContain('capture.json');
    expect(recordOf().masks).toMatchObject([
      { id: 'm1', of: 'text', kind: 'phone', fields: ['account'] },
      { id: 'm2', of: 'text', kind: 'name', fields: [] },
      { id: 'm3', of: 'region', file: 'screen-001.masked.png' },
      { id: 'm4', of: 'region', box: { x: 200, y: 120, width: 40, height: 30 } },
    ]);
  });

  it('holds no masked value in any file, as text, escaped, or in the text of a PDF', async () => {
    for (const [path, content] of files) {
      if (path.startsWith('tools/')) continue;
      const text = path.endsWith('.pdf')
        ? await pdfText(new Uint8Array(content))
        : Buffer.from(content).toString();
      expect([path, ...[PHONE, NAME].filter((value) => holdsValue(text, value))]).toEqual([path]);
    }
    expect(await pdfText(new Uint8Array(files.get('data/report.pdf') ?? []))).toContain('2026112114020001');
  });

  it('quotes what the page says around the payment with its masks', () => {
    const { clauses, surroundings } = recordOf().record;
    const quotes = [
      ...clauses,
      ...(surroundings?.balances ?? []),
      ...(surroundings?.promises ?? []),
      ...(surroundings?.steps ?? []),
      ...(surroundings?.counts ?? []),
    ].map(({ quote }) => quote);
    expect(quotes.length).toBeGreaterThanOrEqual(6);
    for (const quote of quotes) expect(quote).toContain(MASK);
    const [delivery = ''] = Buffer.from(files.get('data/progress.csv') ?? [])
      .toString()
      .split('\r\n')
      .slice(1);
    expect(delivery).toContain('"1000","600"');
    expect(delivery).toContain(MASK);
  });

  it('shows nothing of the pixels beneath in any byte, and black in their place', async () => {
    const row = Buffer.from(noise());
    const masked = await decodePng(
      files.get(`data/captures/${paid}/screen-001.masked.png`) ?? new Uint8Array(),
    );
    const shown = Buffer.from(masked.rgba.filter((_byte, index) => index % 4 !== 3));
    expect(shown.includes(row.subarray(0, 12))).toBe(false);
    for (const [path, content] of files) {
      // The other record shows the same picture, unmasked: its page says nothing of the number.
      const isWhole = path.startsWith('data/captures/') && !path.includes(paid);
      if (!isWhole && !path.startsWith('data/report.'))
        expect([path, Buffer.from(content).includes(row.subarray(0, 12))]).toEqual([path, false]);
    }
    const [, , read, drawn] = recordOf().masks;
    for (const mask of [read, drawn]) {
      if (mask?.of !== 'region') throw new Error('no region');
      const { x, y, width } = mask.box;
      for (const at of [x, x + width - 1])
        expect([
          ...masked.rgba.subarray((y * masked.width + at) * 4, (y * masked.width + at) * 4 + 4),
        ]).toEqual([0, 0, 0, 255]);
    }
    expect(noise(masked).every((byte) => byte === 0)).toBe(true);
  });

  it('gives no hash that the right number leads to, whatever of the packet is hashed with it', async () => {
    const guessed = await digestsOfGuesses(files);
    const digests = digestsIn(files);
    expect(digests.size).toBeGreaterThan(20);
    expect([...guessed].filter((digest) => digests.has(digest))).toEqual([]);
    // The same attack on a packet that is not redacted succeeds: it could fail.
    const whole = await filesOf(await build(null));
    expect([...guessed].some((digest) => digestsIn(whole).has(digest))).toBe(true);
  });

  it('can be told by nobody from the hash under which a ledger names an earlier packet that showed all', async () => {
    const [first, again] = [await filesOf(await build(null)), await filesOf(await build(null))];
    const info = Buffer.from(first.get('bag-info.txt') ?? []).toString();
    expect(info).toMatch(/^Packet-Nonce: [0-9a-f]{64}$/m);
    expect(Buffer.from(again.get('bag-info.txt') ?? []).toString()).toBe(info);
    expect(textOf('bag-info.txt')).not.toContain(/Packet-Nonce: (.*)/.exec(info)?.[1]);
  });

  it('has the same bytes each time', async () => {
    const again = await build();
    expect(Buffer.from(await again.arrayBuffer()).equals(Buffer.from(await zip.arrayBuffer()))).toBe(true);
  });

  it('leaves the store as it was', async () => {
    expect((await store.filesOf(paid)).map(({ path }) => path)).toEqual([
      'capture.json',
      'fields.json',
      'page.html',
      'page.txt',
      'screen-001.png',
    ]);
    expect(await (await store.file(paid, 'page.txt'))?.content.text()).toContain('138 0013 8000');
  });

  it('is intact to the checker, which says what is masked and what is not shown', async () => {
    const report = await checkPacket(zip);
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'intact', captures: 2 });
    expect(report.findings).toContainEqual({
      check: 'masks',
      outcome: 'pass',
      code: 'masked',
      subject: null,
      detail: '2 + 2',
    });
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'withheld', detail: '1' }));
  });
});

describe('an opening', () => {
  const opening = async (at: number): Promise<Opening> => {
    const report = await checkPacket(zip);
    const [record] = report.redacted;
    const mask = record?.masks[at];
    if (record === undefined || mask === undefined) throw new Error('no mask');
    const opened = await openMaskHere(report, record, mask, { store, decode });
    if (opened === null) throw new Error('cannot be opened');
    return opened;
  };
  const check = async (opened: unknown) => {
    const { verdict, findings } = await checkPacket(zip, { openings: [JSON.stringify(opened)] });
    return {
      verdict,
      found: findings
        .filter(({ check: one }) => one === 'openings')
        .map(({ code, detail }) => [code, detail]),
    };
  };

  it('of a text shows this text and no other, and stock SHA-256 agrees', async () => {
    const opened = await opening(0);
    expect(JSON.stringify(opened)).not.toContain(NAME);
    expect(await check(opened)).toEqual({ verdict: 'intact', found: [['opened', PHONE]] });
    const [mask] = opened.masks;
    if (mask === undefined || !('text' in mask)) throw new Error('no text');
    expect(
      createHash('sha256')
        .update(mask.salt + mask.text)
        .digest('hex'),
    ).toBe(recordOf().masks[0]?.commitment);
  });

  it('of a region shows its original pixels', async () => {
    const opened = await opening(2);
    expect((await check(opened)).found).toEqual([['opened', expect.stringMatching(/^\d+ × \d+ px$/)]]);
    const [mask] = opened.masks;
    if (mask === undefined || !('png' in mask)) throw new Error('no region');
    const { rgba } = await decodePng(Buffer.from(mask.png, 'base64'));
    expect(Buffer.from(rgba.filter((_byte, index) => index % 4 !== 3)).includes(Buffer.from(noise()))).toBe(
      true,
    );
  });

  it('of the whole record fits the ledger, and its picture is the masked copy but for the masks', async () => {
    const opened = await openRecordHere(paid, store);
    expect(await check(opened)).toEqual({
      verdict: 'intact',
      found: [
        ['record-opened', '4'],
        ['copy-agrees', undefined],
      ],
    });
  });

  it('that shows something else does not fit, and says nothing against the packet', async () => {
    const opened = await opening(0);
    const [mask] = opened.masks;
    for (const change of [{ text: '13800138001' }, { salt: '0'.repeat(64) }, { mask: `${paid}/m2` }])
      expect(await check({ ...opened, masks: [{ ...mask, ...change }] })).toMatchObject({
        verdict: 'intact',
        found: [['wrong-opening', undefined]],
      });
    const elsewhere = { ...opened, masks: [{ ...mask, mask: `${paid}/m9` }] };
    expect((await check(elsewhere)).found).toEqual([['opening-of-nothing', undefined]]);
    expect((await check({ masks: 'all' })).found).toEqual([['malformed', undefined]]);
    const record = await openRecordHere(paid, store);
    const changed = record?.records.map((one) => ({ ...one, record: one.record.replace('paid', 'order') }));
    expect((await check({ ...record, records: changed })).found).toEqual([['wrong-opening', undefined]]);
  });
});

describe('a commitment', () => {
  it('fits what was committed to, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.string(),
        fc.stringMatching(/^[0-9a-f]{64}$/),
        async (value, other, secret) => {
          const salt = await saltsFrom(secret)('c-1', textPlace(value));
          const made = await commit(salt, value);
          expect(await commit(salt, new TextEncoder().encode(value))).toBe(made);
          expect((await commit(salt, other)) === made).toBe(value === other);
          expect(await saltsFrom(secret)('c-2', textPlace(value))).not.toBe(salt);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('an export that would show what is masked', () => {
  it('is refused, and names the file', async () => {
    // No page says it and no field holds it: the name of the file in the ledger is all that is left.
    const [capture] = await store.capturesOf((await store.allPurchases()).map(({ id }) => id));
    const chosen: Redaction = {
      values: [{ kind: 'other', text: capture?.id.slice(2, 12) ?? '' }],
      regions: [],
      leftOut: [],
    };
    await expect(build(chosen)).rejects.toThrow(/masked-value.*data\/captures|masked-value.*data\/ledger/);
  });

  it('is refused for a record of version 0.1.0, whose hash could be guessed', async () => {
    const old = await storeWithPhone();
    const capture = await old.store.capture(old.captureIds[0] ?? '');
    if (capture === undefined) throw new Error('no capture');
    delete capture.body.nonce;
    const { redactCapture, NoNonceError } = await import('../../lib/redact/redact-capture');
    const texts = new Map((await old.store.filesOf(capture.id)).map(({ path, content }) => [path, content]));
    const whole = { capture, body: capture.body, files: texts };
    await expect(redactCapture(whole, redaction, saltsFrom('0'.repeat(64)))).rejects.toThrow(NoNonceError);
  });
});

/** Every SHA-256 that stands anywhere in the packet. */
function digestsIn(packet: ReadonlyMap<string, Uint8Array>): Set<string> {
  return new Set(
    [...packet.values()].flatMap(
      (content) =>
        Buffer.from(content)
          .toString('latin1')
          .match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? [],
    ),
  );
}

/** What somebody can hash who knows the number, the page around it and the format, and has the packet. */
async function digestsOfGuesses(packet: ReadonlyMap<string, Uint8Array>): Promise<Set<string>> {
  const record = recordOf();
  const originals = (await store.filesOf(paid)).filter(({ path }) => !path.endsWith('.png'));
  const texts = await Promise.all(originals.map(({ content }) => content.text()));
  // The record itself but for its nonce, which nobody can know.
  const known = texts.map((text) => text.replace(/"nonce": "[0-9a-f]+"/, '"nonce": ""'));
  const withoutNonce = texts.map((text) => text.replace(/ *"nonce": "[0-9a-f]+",\n/, ''));
  const guesses = [
    PHONE,
    '138 0013 8000',
    `"${PHONE}"`,
    `account:${PHONE}`,
    `${paid}${PHONE}`,
    textPlace(PHONE),
    `${paid}\n${textPlace(PHONE)}`,
  ];
  const filled = [...packet.values()]
    .map((content) => Buffer.from(content).toString())
    .filter((text) => text.includes(MASK))
    .map((text) => text.replaceAll(MASK, PHONE));
  const prefixed = digestsIn(packet);
  const all = [
    ...guesses,
    ...known,
    ...withoutNonce,
    ...filled,
    ...[...prefixed].flatMap((digest) => guesses.map((guess) => digest + guess)),
    ...record.masks.flatMap(({ id, commitment }) =>
      guesses.flatMap((guess) => [id + guess, commitment + guess]),
    ),
  ];
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return new Set(all.flatMap((text) => [hash(text), hash(`${text}\n`), hash(text.trimEnd())]));
}
