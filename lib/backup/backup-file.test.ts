import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupError, type BackupFault } from '../model/backup';
import { CHUNK_BYTES, ITERATIONS } from './backup-key';
import { decryptBackup, encryptBackup } from './chunks';
import { readRecords, writeRecord, type BackupRecord } from './records';

const PASSWORD = '充值 password';
const FRAME = 9;
/** Enough where the work of a guess is not what is looked at. */
const FEW = 1_000;

async function* once(...pieces: Uint8Array[]) {
  yield* pieces;
}

/** Node 20 has no `Array.fromAsync`. */
async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

const chances = (iterations = FEW) => ({
  salt: Uint8Array.from({ length: 16 }, (_, index) => index),
  nonce: Uint8Array.from({ length: 7 }, (_, index) => 0xa0 + index),
  iterations,
});

async function encrypted(...pieces: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>[]> {
  return collect(encryptBackup(once(...pieces), PASSWORD, chances()));
}

async function decrypted(file: Blob, password = PASSWORD, least = FEW): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of decryptBackup(file, password, least)) parts.push(part);
  return Buffer.concat(parts);
}

async function faultOf(file: Blob, password?: string): Promise<BackupFault | 'none'> {
  try {
    await decrypted(file, password);
    return 'none';
  } catch (error) {
    if (error instanceof BackupError) return error.fault;
    throw error;
  }
}

const long = new Uint8Array(2 * CHUNK_BYTES + 10).map((_, index) => index * 13);

describe('a backup file', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])(
    'gives back %i bytes as they were',
    async (length) => {
      const bytes = long.slice(0, length);
      const chunks = await encrypted(bytes.subarray(0, length >> 1), bytes.subarray(length >> 1));
      expect(chunks.length).toBe(1 + Math.max(1, Math.ceil(length / CHUNK_BYTES)));
      expect((await decrypted(new Blob(chunks))).equals(bytes)).toBe(true);
    },
  );

  it('opens with the same password written with other Unicode letters', async () => {
    const chunks = await collect(encryptBackup(once(), 'cafe\u0301', chances()));
    expect(await faultOf(new Blob(chunks), 'caf\u00e9')).toBe('none');
  });

  it('names what is wrong with it', async () => {
    const [head, one, two, three] = await encrypted(long);
    if (!head || !one || !two || !three) throw new Error('four parts expected');
    const flipped = (part: Uint8Array, at: number) =>
      part.map((byte, index) => (index === at ? byte ^ 1 : byte));
    const cases: [string, Blob, BackupFault][] = [
      ['another password', new Blob([head, one, two, three]), 'wrong-password'],
      ['the last byte lost', new Blob([head, one, two, three.subarray(0, -1)]), 'truncated'],
      ['the last chunk lost', new Blob([head, one, two]), 'truncated'],
      ['half of the head lost', new Blob([head.subarray(0, 50)]), 'truncated'],
      ['chunks exchanged', new Blob([head, two, one, three]), 'reordered'],
      ['a chunk left out', new Blob([head, one, three]), 'reordered'],
      ['a chunk twice', new Blob([head, one, one, two, three]), 'reordered'],
      ['chunks renumbered', new Blob([head, renumbered(two, 0), renumbered(one, 1), three]), 'altered'],
      ['a byte of a chunk', new Blob([head, one, flipped(two, 500), three]), 'altered'],
      ['said to be the last', new Blob([head, flipped(one, 4)]), 'altered'],
      ['a byte of the head', new Blob([flipped(head, 60), one, two, three]), 'altered'],
      ['a length beyond all measure', new Blob([head, flipped(one, 5), two, three]), 'altered'],
      ['something appended', new Blob([head, one, two, three, 'x']), 'altered'],
      ['another file', new Blob(['PK\u0003\u0004 something else']), 'not-a-backup'],
      ['an empty file', new Blob([]), 'not-a-backup'],
    ];
    for (const [name, file, fault] of cases)
      expect.soft(await faultOf(file, name === 'another password' ? 'other' : PASSWORD), name).toBe(fault);
  });

  it('that asks for too little or too much work is refused', async () => {
    for (const iterations of [FEW, ITERATIONS - 1, 50_000_000]) {
      const file = new Blob([await headWith({ iterations })]);
      await expect(collect(decryptBackup(file, PASSWORD))).rejects.toMatchObject({ fault: 'malformed' });
    }
    expect(await faultOf(new Blob([await headWith({ format: 2 })]))).toBe('too-new');
  });

  it('changed anywhere is never read as something else', async () => {
    const whole = Buffer.concat(await encrypted(long.slice(0, 200)));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const copy = Buffer.from(whole);
        copy[at] = (copy[at] ?? 0) ^ change;
        expect(await faultOf(new Blob([copy]))).not.toBe('none');
      }),
      { numRuns: 60 },
    );
  });

  it('is the test vector of docs/backup-format.md, and Node’s own crypto opens it', async () => {
    const { salt, nonce } = chances();
    const plain = once(new TextEncoder().encode('hello'));
    const file = Buffer.concat(await collect(encryptBackup(plain, PASSWORD, { salt, nonce })));
    expect(file.toString('hex')).toBe(VECTOR);
    expect((await decrypted(new Blob([file]), PASSWORD, ITERATIONS)).toString()).toBe('hello');
    const opened = execFileSync(process.execPath, ['-e', BY_HAND, VECTOR, PASSWORD], { encoding: 'utf8' });
    expect(opened).toBe('hello');
  });
});

function renumbered(chunk: Uint8Array, number: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(chunk);
  new DataView(copy.buffer).setUint32(0, number);
  return copy;
}

async function headWith(change: object): Promise<Uint8Array<ArrayBuffer>> {
  const [head] = await encrypted();
  if (head === undefined) throw new Error('no head');
  const told = JSON.parse(new TextDecoder().decode(head.subarray(12, -32))) as object;
  const json = new TextEncoder().encode(JSON.stringify({ ...told, ...change }));
  const plain = Buffer.concat([head.subarray(0, 8), Buffer.alloc(4), json]);
  plain.writeUInt32BE(json.length, 8);
  return Buffer.concat([plain, new Uint8Array(await crypto.subtle.digest('SHA-256', plain))]);
}

/** The format read a second time, from its description, with nothing of ours. */
const BY_HAND = `
const c = require('node:crypto');
const file = Buffer.from(process.argv[1], 'hex');
const length = file.readUInt32BE(8);
const head = JSON.parse(file.subarray(12, 12 + length));
const hash = c.createHash('sha256').update(file.subarray(0, 12 + length)).digest();
if (!hash.equals(file.subarray(12 + length, 44 + length))) throw new Error('head');
const secret = c.pbkdf2Sync(process.argv[2].normalize('NFC'), Buffer.from(head.salt, 'hex'), head.iterations, 32, 'sha256');
const of = (info, bytes) => Buffer.from(c.hkdfSync('sha256', secret, '', info, bytes));
if (of('recharge-evidence backup check', 16).toString('hex') !== head.check) throw new Error('password');
const chunk = file.subarray(44 + length);
const iv = Buffer.concat([Buffer.from(head.nonce, 'hex'), chunk.subarray(0, 5)]);
const gcm = c.createDecipheriv('aes-256-gcm', of('recharge-evidence backup key', 32), iv);
gcm.setAAD(hash);
const sealed = chunk.subarray(${FRAME}, ${FRAME} + chunk.readUInt32BE(5));
gcm.setAuthTag(sealed.subarray(-16));
process.stdout.write(Buffer.concat([gcm.update(sealed.subarray(0, -16)), gcm.final()]));
`;

/** Salt 00…0f, nonce a0…a6, the password above, `hello` inside. */
const VECTOR = [
  '52454348424b5550000000c17b22666f726d6174223a312c226b6466223a2250424b4446322d484d41432d5348412d32',
  '3536222c22697465726174696f6e73223a3630303030302c22636970686572223a224145532d3235362d47434d222c22',
  '73616c74223a223030303130323033303430353036303730383039306130623063306430653066222c226e6f6e636522',
  '3a226130613161326133613461356136222c22636865636b223a22376137346131393364363130613036343061616164',
  '3537303564353634316332227d06a08b9257360270351f538dc1b9f13e32cb9fd5164de36b68b78fba0b968988000000',
  '000100000015ba496e4836d1c2a9c859e6343fa0c4f1a7277b06af',
].join('');

describe('records', () => {
  it('come back as they were written, wherever the bytes were cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ kind: fc.string(), value: fc.jsonValue(), bytes: fc.uint8Array({ maxLength: 50 }) }),
          { maxLength: 6 },
        ),
        fc.integer({ min: 1, max: 30 }),
        async (records, step) => {
          const all = Buffer.concat(records.map(({ kind, value, bytes }) => writeRecord(kind, value, bytes)));
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < all.length; at += step) pieces.push(all.subarray(at, at + step));
          const read: BackupRecord[] = await collect(readRecords(once(...pieces)));
          expect(JSON.stringify(read.map(({ kind, value }) => ({ kind, value })))).toBe(
            JSON.stringify(records.map(({ kind, value }) => ({ kind, value }))),
          );
          expect(read.map(({ bytes }) => [...bytes])).toEqual(records.map(({ bytes }) => [...bytes]));
        },
      ),
    );
  });

  it('keep bytes inside their values', async () => {
    const [record] = await collect(
      readRecords(once(writeRecord('seal', { signature: Uint8Array.of(1, 2) }))),
    );
    expect(record?.value).toEqual({ signature: Uint8Array.of(1, 2) });
  });

  it.each([
    ['half a record', writeRecord('a', 1).subarray(0, -1)],
    ['no JSON', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0x7b)],
    ['lengths beyond all measure', new Uint8Array(8).fill(255)],
  ])('that are %s are refused', async (_name, bytes) => {
    await expect(collect(readRecords(once(bytes)))).rejects.toMatchObject({ fault: 'malformed' });
  });
});
