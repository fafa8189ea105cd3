import * as packet from './make-packet';
import { entriesOf, zipOf } from './make-packet';
import { folder, onEntry, rezipped, sealed, withEntry, zipped, type Tampering } from './tampering';
import { writeZip } from './write-zip';

const cut = (share: number) => new Blob([zipped.subarray(0, Math.floor(zipped.length * share))]);

/** The container: what other tools would unpack from it, or show beside it. */
export const ZIP_DRILL: Tampering[] = [
  ['a cut in the middle', () => cut(0.5), 'incomplete', 'truncated', null],
  ['a cut near the end', () => cut(0.99), 'incomplete', 'truncated', null],
  ['a cut of the last byte', () => new Blob([zipped.subarray(0, -1)]), 'incomplete', 'truncated', null],
  ['a comment on the zip', () => rezipped((all) => all, 'refund approved'), 'changed', 'stray-bytes', null],
  [
    'a comment on a file',
    () => onEntry('README.html', { comment: 'genuine' }),
    'changed',
    'stray-bytes',
    `${folder}/README.html`,
  ],
  ['bytes before the zip', () => new Blob(['#!/bin/sh\n', zipped]), 'changed', 'stray-bytes', null],
  ['bytes after the zip', () => new Blob([zipped, 'more']), 'changed', 'stray-bytes', null],
  [
    'bytes between two files',
    () => onEntry('bagit.txt', { gap: Buffer.from('hidden') }),
    'changed',
    'stray-bytes',
    null,
  ],
  [
    'bytes before the directory',
    () => onEntry('tools/verify.html', { gap: Buffer.from('hidden') }),
    'changed',
    'stray-bytes',
    null,
  ],
  [
    'a name twice',
    () => withEntry({ name: `${folder}/data/statement.txt` }),
    'changed',
    'duplicate-path',
    `${folder}/data/statement.txt`,
  ],
  [
    'names that differ in case',
    () => withEntry({ name: `${folder}/data/Statement.txt` }),
    'changed',
    'duplicate-path',
    `${folder}/data/Statement.txt`,
  ],
  [
    'a path that climbs out',
    () => withEntry({ name: `${folder}/../evil.sh` }),
    'changed',
    'unsafe-path',
    `${folder}/../evil.sh`,
  ],
  ['an absolute path', () => withEntry({ name: '/etc/passwd' }), 'changed', 'unsafe-path', '/etc/passwd'],
  [
    'a path with backslashes',
    () => withEntry({ name: `${folder}\\evil.bat` }),
    'changed',
    'unsafe-path',
    `${folder}\\evil.bat`,
  ],
  ['a path with a drive', () => withEntry({ name: 'C:/evil.bat' }), 'changed', 'unsafe-path', 'C:/evil.bat'],
  [
    'a path that is not ASCII',
    () => withEntry({ name: `${folder}/data/证据.txt` }),
    'changed',
    'unsafe-path',
    `${folder}/data/证据.txt`,
  ],
  [
    'a symbolic link',
    () => withEntry({ name: `${folder}/data/link`, mode: 0o120777 }),
    'changed',
    'unsafe-path',
    `${folder}/data/link`,
  ],
  [
    'another name in the local header',
    () => onEntry('bagit.txt', { localName: `${folder}/bagit.exe` }),
    'changed',
    'unreadable',
    'bagit.txt',
  ],
  [
    'a checksum that does not fit',
    () => onEntry('bagit.txt', { crc: 1 }),
    'changed',
    'unreadable',
    'bagit.txt',
  ],
  [
    'a file beside the folder',
    () => withEntry({ name: '__MACOSX/x' }),
    'changed',
    'extra-file',
    '__MACOSX/x',
  ],
  [
    'two packets in one zip',
    () => rezipped((all) => [...all, ...entriesOf(sealed, 'other')]),
    'changed',
    'duplicate-path',
    'other',
  ],
  ['one folder too many', () => zipOf(sealed, `outer/${folder}`), 'changed', 'malformed', null],
  [
    'no folder at all',
    () => rezipped((all) => all.map((entry) => ({ ...entry, name: entry.name.slice(folder.length + 1) }))),
    'changed',
    'malformed',
    null,
  ],

  [
    'random bytes',
    () => new Blob([packet.sha256('a'), packet.sha256('b')]),
    'not-a-packet',
    'not-a-zip',
    null,
  ],
  ['nothing', () => new Blob([]), 'not-a-packet', 'not-a-zip', null],
  [
    'a zip of something else',
    () => new Blob([writeZip([{ name: 'holiday/photo.jpg', content: Buffer.from('x') }])]),
    'not-a-packet',
    'no-packet',
    null,
  ],
  ['an empty zip', () => new Blob([writeZip([])]), 'not-a-packet', 'no-packet', null],
  [
    'half of a zip of something else',
    () => new Blob([writeZip([{ name: 'holiday/photo.jpg', content: Buffer.alloc(500) }]).subarray(0, 300)]),
    'not-a-packet',
    'not-a-zip',
    null,
  ],
];
