import 'fake-indexeddb/auto';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { builtPacket } from '../samples/built-packet';
import { captured, captureTools } from '../samples/capture-flow';
import { bagitProblems } from './bagit-rules';
import { sha256, type Files } from './make-packet';
import { edit, sealed, text, textOf, withFile, without } from './tampering';

async function ownBag(): Promise<Files> {
  const tools = captureTools();
  await ensureSigningKey(tools.store);
  await captured(tools, 'cashier');
  await captured(tools, 'paid');
  const files: Files = new Map();
  for (const entry of await new ZipReader(new BlobReader(await builtPacket(tools.store))).getEntries()) {
    if (entry.directory) continue;
    const content = (await entry.getData(new Uint8ArrayWriter())) as Uint8Array<ArrayBuffer>;
    files.set(entry.filename.slice(entry.filename.indexOf('/') + 1), Buffer.from(content));
  }
  return files;
}

const list = (change: (list: string) => string) => edit('manifest-sha256.txt', text(change));
const declared = (content: string) => edit('bagit.txt', () => content);
const SOUND = textOf('bagit.txt');

describe('BagIt 1.0, by the rules of the conformance suite', () => {
  it('a packet of the extension is a complete and valid bag', async () => {
    const files = await ownBag();
    expect(files.size).toBeGreaterThan(15);
    expect(bagitProblems(files)).toEqual([]);
  });

  it('so is one made by hand', () => expect(bagitProblems(sealed)).toEqual([]));

  it.each<[string, () => Files, string]>([
    ['without bagit.txt', () => without('bagit.txt'), 'no bagit.txt'],
    ['with a byte order mark in bagit.txt', () => declared(`\uFEFF${SOUND}`), 'byte order mark'],
    ['with white space before a colon', () => declared(SOUND.replace(':', ' :')), 'bagit.txt is malformed'],
    ['with two spaces after a colon', () => declared(SOUND.replace(': ', ':  ')), 'bagit.txt is malformed'],
    ['without an encoding', () => declared('BagIt-Version: 1.0\n'), 'bagit.txt is malformed'],
    [
      'with its two lines exchanged',
      () => declared(SOUND.trim().split('\n').reverse().join('\n')),
      'bagit.txt is malformed',
    ],
    ['with a line too many', () => declared(`${SOUND}Extra: 1\n`), 'bagit.txt is malformed'],
    ['of another version', () => declared(SOUND.replace('1.0', '2.0')), 'another version'],
    ['without a payload', () => without('data/'), 'no payload'],
    ['without a payload manifest', () => without('manifest-'), 'no payload manifest'],
    [
      'with a file that was changed',
      () => edit('data/statement.txt', () => 'other'),
      'does not have its hash',
    ],
    ['with a tag file that was changed', () => edit('README.html', () => 'other'), 'does not have its hash'],
    ['with a file that is missing', () => without('data/statement.txt'), 'is missing'],
    ['with a payload file that nothing lists', () => withFile('data/new.txt'), 'does not list data/new.txt'],
    [
      'with a second manifest that is not complete',
      () => withFile('manifest-sha512.txt', ''),
      'does not list',
    ],
    ['with a manifest of an unknown algorithm', () => withFile('manifest-sha0.txt', ''), 'unknown algorithm'],
    ['with a path listed twice', () => list((all) => all + (all.split('\n')[0] ?? '')), 'twice'],
    [
      'with one path under two hashes',
      () => list((all) => `${all}${'0'.repeat(64)}  data/orders.csv\n`),
      'twice',
    ],
    ['with a path in dots', () => list((all) => `${all}${sha256('x')}  data/../../x\n`), 'points outside'],
    ['with an absolute path', () => list((all) => `${all}${sha256('x')}  /etc/passwd\n`), 'points outside'],
    ['with a path of a home folder', () => list((all) => `${all}${sha256('x')}  ~/x\n`), 'points outside'],
    ['with a path of a drive', () => list((all) => `${all}${sha256('x')}  C:\\x\n`), 'points outside'],
    [
      'with a tag file in the payload manifest',
      () => list((all) => `${all}${sha256(SOUND)}  bagit.txt\n`),
      'does not belong',
    ],
    ['with a line that is none', () => list((all) => `${all}hello\n`), 'malformed line'],
    [
      'with a Payload-Oxum that does not fit',
      () =>
        edit(
          'bag-info.txt',
          text((info) => info.replace(/Oxum: \d+/, 'Oxum: 1')),
        ),
      'does not fit',
    ],
    [
      'with two Payload-Oxums',
      () =>
        edit(
          'bag-info.txt',
          text((info) => `${info}Payload-Oxum: 1.1\n`),
        ),
      'twice',
    ],
    [
      'with a line without a colon in bag-info.txt',
      () =>
        edit(
          'bag-info.txt',
          text((info) => `${info}hello\n`),
        ),
      'malformed line',
    ],
    [
      'with a file that was not fetched',
      () => withFile('fetch.txt', 'https://x.example/a - data/a\n'),
      'not fetched',
    ],
    [
      'with a fetched path that points outside',
      () => withFile('fetch.txt', 'https://x.example/a 1 ../a\n'),
      'points outside',
    ],
  ])('a bag %s is none', (_name, make, problem) => {
    expect(bagitProblems(make()).join('\n')).toContain(problem);
  });

  it.each<[string, () => Files]>([
    [
      'hashes in upper case',
      () => list((all) => all.replace(/^[0-9a-f]{64}/gm, (hash) => hash.toUpperCase())),
    ],
    ['lines ending in CRLF', () => declared(SOUND.replaceAll('\n', '\r\n'))],
    [
      'a value that goes on in the next line',
      () =>
        edit(
          'bag-info.txt',
          text((info) => `${info}Note: one\n  two\n`),
        ),
    ],
    [
      'an entry twice in bag-info.txt',
      () =>
        edit(
          'bag-info.txt',
          text((info) => `${info}Note: a\nNote: b\n`),
        ),
    ],
  ])('allows %s, which our own checker refuses', (_name, make) => {
    const problems = bagitProblems(make()).filter((problem) => !problem.startsWith('tagmanifest'));
    expect(problems).toEqual([]);
  });
});
