import { crc32, deflateRawSync } from 'node:zlib';
import { bag, entriesOf, seal } from './make-packet';
import {
  FIRST,
  folder,
  key,
  once,
  onEntry,
  payload,
  resigned,
  sealed,
  withEntry,
  type Tampering,
} from './tampering';
import { extraPart, writeZip, type Bytes, type ZipEnd } from './write-zip';

const MB = 2 ** 20;
const zeros = (bytes: number) => Buffer.alloc(bytes);
const packed = (bytes: number) => {
  const unpacked = zeros(bytes);
  return {
    content: deflateRawSync(unpacked, { level: 9 }) as Bytes,
    crc: crc32(unpacked),
    method: 8,
    size: bytes,
  };
};
/** A little more than what is taken for harmless. */
const bomb = once(() => packed(65 * MB));
const BIG = `${folder}/data/big.bin`;
const stating = (end: ZipEnd) => new Blob([writeZip(entriesOf(sealed), '', end)]);
const WINDOWS = ['CON', 'data/aux.txt', 'data/Lpt1.log', 'data/report.pdf.', 'data/report.pdf:hidden'];

/** Zips that want to cost time, memory or disk, or to be two things at once. */
export const HOSTILE_DRILL: Tampering[] = [
  ['a bomb that states its size', () => withEntry({ name: BIG, ...bomb() }), 'changed', 'too-large', null],
  [
    'a bomb that hides its size',
    () => withEntry({ name: BIG, ...bomb(), size: 1000 }),
    'changed',
    'unreadable',
    'data/big.bin',
  ],
  [
    'a bomb of 4 GB in name only',
    () => withEntry({ name: BIG, ...packed(MB), size: 0xfffffff0 }),
    'changed',
    'too-large',
    BIG,
  ],
  [
    'two entries over the same bytes',
    () => withEntry({ name: BIG, content: sealed.get('README.html') ?? zeros(1), offset: 0 }),
    'changed',
    'stray-bytes',
    null,
  ],
  ...WINDOWS.map((path): Tampering => [
    `the Windows name ${path}`,
    () => withEntry({ name: `${folder}/${path}` }),
    'changed',
    'unsafe-path',
    `${folder}/${path}`,
  ]),
  [
    'a name in decomposed Unicode',
    () => withEntry({ name: `${folder}/data/cafe\u0301.txt` }),
    'changed',
    'unsafe-path',
    `${folder}/data/cafe\u0301.txt`,
  ],
  [
    'a name that is no UTF-8',
    () => withEntry({ name: 'x', rawName: Buffer.from(`${folder}/data/\xff\xfe`, 'latin1') as Bytes }),
    'changed',
    'unsafe-path',
  ],
  [
    'a name with a line break',
    () => withEntry({ name: `${folder}/data/a\nok` }),
    'changed',
    'unsafe-path',
    `${folder}/data/a\nok`,
  ],
  [
    'a file that is also a folder',
    () => withEntry({ name: `${folder}/data/statement.txt/x` }),
    'changed',
    'duplicate-path',
    `${folder}/data/statement.txt`,
  ],
  [
    'an encrypted entry',
    () => onEntry('bagit.txt', { flags: 1 }),
    'changed',
    'unreadable',
    `${folder}/bagit.txt`,
  ],
  [
    'data in an extra field',
    () => onEntry('bagit.txt', { extra: extraPart(0x6375, 'hidden') }),
    'changed',
    'stray-bytes',
    `${folder}/bagit.txt`,
  ],
  [
    'data in a local extra field',
    () => onEntry('bagit.txt', { localExtra: extraPart(0x6375, 'hidden') }),
    'changed',
    'stray-bytes',
    null,
  ],
  [
    'another name in an extra field',
    () => onEntry('bagit.txt', { extra: extraPart(0x7075, 'xxxxxbagit.exe') }),
    'changed',
    'stray-bytes',
    `${folder}/bagit.txt`,
  ],
  [
    'another size in the local header',
    () => onEntry('bagit.txt', { localSize: 7 }),
    'changed',
    'unreadable',
    'bagit.txt',
  ],
  [
    'a data descriptor that says something else',
    () => onEntry('bagit.txt', { flags: 8, gap: extraPart(0x4b50, zeros(12)) }),
    'changed',
    'stray-bytes',
    null,
  ],
  [
    'an unknown way of packing',
    () => onEntry('bagit.txt', { method: 99 }),
    'changed',
    'unreadable',
    'bagit.txt',
  ],
  [
    'fewer entries stated than there are',
    () => stating({ count: sealed.size - 1 }),
    'changed',
    'stray-bytes',
    null,
  ],
  ['a directory said to be elsewhere', () => stating({ directoryOffset: 4 }), 'changed', 'stray-bytes', null],
  [
    'a Zip64 end that lies',
    () =>
      stating({ count: 0xffff, zip64: { count: 2n ** 40n, directoryBytes: 2n ** 50n, directoryOffset: 0n } }),
    'changed',
    'too-large',
    null,
  ],
  ['20,001 entries', () => manyEntries(20_001), 'changed', 'too-large', null],
  [
    'text that is no UTF-8',
    () => resigned({ 'data/records.jsonl': Buffer.from('{"captures":["\xff"]}\n', 'latin1') as Bytes }),
    'changed',
    'malformed',
    'data/records.jsonl',
  ],
  [
    'a ledger that is no UTF-8',
    () => resigned({ 'data/ledger.jsonl': Buffer.from('\xff\xfe\n', 'latin1') as Bytes }),
    'changed',
    'broken-chain',
    'ledger:1',
  ],
  [
    'JSON nested a million deep',
    () => resigned({ 'data/records.jsonl': `${'['.repeat(1_000_000)}\n` }),
    'changed',
    'malformed',
    'data/records.jsonl',
  ],
  [
    'a capture.json of 17 MB',
    () => resigned({ [`${FIRST}/capture.json`]: ' '.repeat(17 * MB) }),
    'changed',
    'too-large',
    `${FIRST}/capture.json`,
  ],
  [
    'a manifest of 17 MB',
    () => seal(new Map(bag(payload)).set('manifest-sha256.txt', Buffer.alloc(17 * MB, 'a')), key),
    'changed',
    'too-large',
    'manifest-sha256.txt',
  ],
];

/** The packet with ever the same empty file after it, listed so often; its end is in Zip64. */
export function manyEntries(count: number): Blob {
  const zip = writeZip([...entriesOf(sealed), { name: `${folder}/data/x`, content: zeros(0) }]);
  const directoryAt = zip.readUInt32LE(zip.length - 6);
  const last = zip.subarray(zip.length - 22 - 46 - `${folder}/data/x`.length, zip.length - 22);
  const more = Buffer.alloc(count * last.length).fill(last);
  const listing = zip.length - 22 - directoryAt + more.length;
  const end = writeZip([], '', {
    count: 0xffff,
    directoryBytes: 0xffffffff,
    directoryOffset: 0xffffffff,
    zip64: {
      count: BigInt(count + sealed.size + 1),
      directoryBytes: BigInt(listing),
      directoryOffset: BigInt(directoryAt),
    },
  });
  // The locator says where the Zip64 record stands.
  end.writeBigUInt64LE(BigInt(directoryAt + listing), 56 + 8);
  return new Blob([zip.subarray(0, -22), more, end]);
}
