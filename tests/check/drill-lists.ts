import { edit, flip, retagged, text, textOf, type Tampering } from './tampering';

/** The lists of hashes, and what editors and operating systems do to text files. */
export const LIST_DRILL: Tampering[] = [
  [
    'CRLF in the manifest',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => list.replaceAll('\n', '\r\n')),
      ),
    'changed',
    'malformed',
    'manifest-sha256.txt',
  ],
  [
    'CRLF in the tag manifest',
    () =>
      edit(
        'tagmanifest-sha256.txt',
        text((list) => list.replaceAll('\n', '\r\n')),
      ),
    'changed',
    'malformed',
    'tagmanifest-sha256.txt',
  ],
  [
    'upper-case hashes in the manifest',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => list.replace(/^[0-9a-f]{64}/gm, (hash) => hash.toUpperCase())),
      ),
    'changed',
    'malformed',
    'manifest-sha256.txt',
  ],
  [
    'one space instead of two',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => list.replaceAll('  ', ' ')),
      ),
    'changed',
    'malformed',
    'manifest-sha256.txt',
  ],
  [
    'a byte order mark in the tag manifest',
    () =>
      edit(
        'tagmanifest-sha256.txt',
        text((list) => `\uFEFF${list}`),
      ),
    'changed',
    'malformed',
    'tagmanifest-sha256.txt',
  ],
  [
    'a byte order mark in the key',
    () =>
      edit(
        'seal/publickey.pem',
        text((pem) => `\uFEFF${pem}`),
      ),
    'changed',
    'malformed',
    'seal/publickey.pem',
  ],
  [
    'CRLF in the key',
    () =>
      edit(
        'seal/publickey.pem',
        text((pem) => pem.replaceAll('\n', '\r\n')),
      ),
    'changed',
    'malformed',
    'seal/publickey.pem',
  ],
  [
    'a manifest line twice',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => list + list.slice(0, list.indexOf('\n') + 1)),
      ),
    'changed',
    'malformed',
    'manifest-sha256.txt',
  ],
  [
    'a manifest that points outside',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => `${list}${'0'.repeat(64)}  ../../etc/passwd\n`),
      ),
    'changed',
    'malformed',
    'manifest-sha256.txt',
  ],
  [
    'a manifest that climbs out of data',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => `${list}${'0'.repeat(64)}  data/../../etc/passwd\n`),
      ),
    'changed',
    'malformed',
    'manifest-sha256.txt',
  ],
  [
    'a manifest line taken out',
    () =>
      edit(
        'manifest-sha256.txt',
        text((list) => list.slice(list.indexOf('\n') + 1)),
      ),
    'changed',
    'extra-file',
  ],
  [
    'another BagIt version, signed',
    () => retagged('bagit.txt', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'),
    'changed',
    'malformed',
    'bagit.txt',
  ],
  [
    'a wrong Payload-Oxum, signed',
    () => retagged('bag-info.txt', 'Payload-Oxum: 1.1\n'),
    'changed',
    'wrong-size',
    'bag-info.txt',
  ],
  [
    'two Payload-Oxums, signed',
    () => retagged('bag-info.txt', `${textOf('bag-info.txt')}Payload-Oxum: 1.1\n`),
    'changed',
    'wrong-size',
    'bag-info.txt',
  ],
  [
    'a claim that all is valid',
    () =>
      edit('data/report.html', flip).set(
        'seal/verified.json',
        Buffer.from('{"valid": true, "hash_chain": {"chain_valid": true}}'),
      ),
    'changed',
    'wrong-hash',
    'data/report.html',
  ],
];
