import * as packet from './make-packet';
import { ORDER_NO, zipOf } from './make-packet';
import {
  edit,
  fileOf,
  FIRST,
  flip,
  LEDGER,
  payload,
  rehashed,
  renamed,
  resigned,
  sealed,
  SECOND,
  text,
  without,
  withFile,
  type Tampering,
} from './tampering';

const LISTS = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];

/** Every file but the seal, one bit each. */
const FLIPS = [...sealed.keys()]
  .filter((path) => !path.startsWith('seal/') && !LISTS.includes(path))
  .map((path): Tampering => [`a bit of ${path}`, () => edit(path, flip), 'changed', 'wrong-hash', path]);

/** A list that gives another hash accuses the file that it lists. */
const otherHash = text((list) => list.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
const LIST_FLIPS = LISTS.map((path): Tampering => [
  `a digit of ${path}`,
  () => edit(path, otherHash),
  'changed',
  'wrong-hash',
]);

const firstCapture = Object.keys(payload).filter((path) => path.startsWith(FIRST));
const noFirstCapture = Object.fromEntries(firstCapture.map((path) => [path, undefined]));
const swapped = {
  [`${FIRST}/screen-001.png`]: fileOf(`${SECOND}/screen-001.png`),
  [`${SECOND}/screen-001.png`]: fileOf(`${FIRST}/screen-001.png`),
};
const dearer = { 'data/records.jsonl': packet.record({ amount: { minor: 9000, currency: 'CNY' } }) };

/** What an untrained hand does to the files, and what a trained one does with the hashes. */
export const CONTENT_DRILL: Tampering[] = [
  ...FLIPS,
  ...LIST_FLIPS,
  [
    'a file emptied',
    () => edit('data/statement.txt', () => ''),
    'changed',
    'wrong-hash',
    'data/statement.txt',
  ],

  ['a file added under data', () => withFile('data/new.txt'), 'changed', 'extra-file', 'data/new.txt'],
  ['a file added beside bagit.txt', () => withFile('NOTE.txt'), 'changed', 'extra-file', 'NOTE.txt'],
  ['a file added to the seal', () => withFile('seal/note.txt'), 'changed', 'extra-file', 'seal/note.txt'],
  [
    'a file added to a capture',
    () => withFile(`${FIRST}/screen-002.png`),
    'changed',
    'extra-file',
    `${FIRST}/screen-002.png`,
  ],
  [
    'a picture added to a capture and signed',
    () => resigned({ [`${FIRST}/screen-002.png`]: 'x' }),
    'changed',
    'extra-file',
    `${FIRST}/screen-002.png`,
  ],

  [
    'a picture taken out',
    () => without(`${FIRST}/screen-001.png`),
    'incomplete',
    'missing-file',
    `${FIRST}/screen-001.png`,
  ],
  ['a capture taken out', () => without(FIRST), 'incomplete', 'missing-file', `${FIRST}/capture.json`],
  ['the ledger taken out', () => without(LEDGER), 'incomplete', 'missing-file', LEDGER],
  [
    'the ledger taken out and signed',
    () => resigned({ [LEDGER]: undefined }),
    'incomplete',
    'missing-file',
    LEDGER,
  ],
  [
    'a picture taken out and signed',
    () => resigned({ [`${FIRST}/screen-001.png`]: undefined }),
    'incomplete',
    'missing-file',
    `${FIRST}/screen-001.png`,
  ],
  ['the whole seal taken out', () => without('seal/'), 'incomplete', 'missing-file', 'seal/publickey.pem'],
  [
    'the signature taken out',
    () => without('seal/tagmanifest-sha256.txt.sig'),
    'incomplete',
    'missing-file',
    'seal/tagmanifest-sha256.txt.sig',
  ],
  [
    'the manifest taken out',
    () => without('manifest-sha256.txt'),
    'incomplete',
    'missing-file',
    'manifest-sha256.txt',
  ],
  [
    'the tag manifest taken out',
    () => without('tagmanifest-sha256.txt'),
    'incomplete',
    'missing-file',
    'tagmanifest-sha256.txt',
  ],
  ['bagit.txt taken out', () => without('bagit.txt'), 'incomplete', 'missing-file', 'bagit.txt'],
  ['a capture taken out and rehashed', () => rehashed(noFirstCapture), 'changed', 'bad-signature'],
  [
    'a capture taken out and signed',
    () => resigned(noFirstCapture),
    'incomplete',
    'missing-file',
    `${FIRST}/capture.json`,
  ],

  [
    'two screenshots swapped',
    () => new Map([...sealed, ...Object.entries(swapped)]),
    'changed',
    'wrong-hash',
    `${FIRST}/screen-001.png`,
  ],
  [
    'two screenshots swapped and signed',
    () => resigned(swapped),
    'changed',
    'wrong-hash',
    `${SECOND}/screen-001.png`,
  ],
  [
    'a file renamed',
    () => renamed('statement.txt', 'statement2.txt'),
    'changed',
    'extra-file',
    'data/statement2.txt',
  ],
  [
    'a capture under another id',
    () => renamed(FIRST, 'data/captures/01AAAAAAAA'),
    'changed',
    'extra-file',
    'data/captures/01AAAAAAAA/capture.json',
  ],
  [
    'a folder that names another tag manifest',
    () => zipOf(sealed, `${packet.NAME}_00000000`),
    'changed',
    'wrong-hash',
    'tagmanifest-sha256.txt',
  ],

  [
    'a record dropped',
    () => edit('data/records.jsonl', () => ''),
    'changed',
    'wrong-hash',
    'data/records.jsonl',
  ],
  ['a record dropped and rehashed', () => rehashed({ 'data/records.jsonl': '' }), 'changed', 'bad-signature'],
  [
    'an amount edited',
    () =>
      edit(
        'data/records.jsonl',
        text((line) => line.replace('3000', '9000')),
      ),
    'changed',
    'wrong-hash',
    'data/records.jsonl',
  ],
  ['an amount edited and rehashed', () => rehashed(dearer), 'changed', 'bad-signature'],
  ['an amount edited and signed', () => resigned(dearer), 'changed', 'not-captured', 'records:1'],
  [
    'a currency edited and signed',
    () => resigned({ 'data/records.jsonl': packet.record({ amount: { minor: 3000, currency: 'USD' } }) }),
    'changed',
    'not-captured',
    'records:1',
  ],
  [
    'an order number edited and signed',
    () => resigned({ 'data/records.jsonl': packet.record({ orderNo: `${ORDER_NO}1` }) }),
    'changed',
    'not-captured',
    'records:1',
  ],
  [
    'a channel edited and signed',
    () => resigned({ 'data/records.jsonl': packet.record({ channel: '支付宝' }) }),
    'changed',
    'not-captured',
    'records:1',
  ],
  [
    'an amount edited in the capture and signed',
    () => resigned(packet.capture(packet.CAPTURES[1], 'paid', 13, 9000)),
    'changed',
    'not-in-ledger',
    `${SECOND}/capture.json`,
  ],
  [
    'a record of a capture that is not there',
    () => resigned({ 'data/records.jsonl': packet.record({ captures: ['01ZZZZZZZZ'] }) }),
    'incomplete',
    'missing-file',
    'data/captures/01ZZZZZZZZ/capture.json',
  ],
  [
    'records that are no JSON',
    () => resigned({ 'data/records.jsonl': 'valid: true\n' }),
    'changed',
    'malformed',
    'data/records.jsonl',
  ],
  [
    'a record without a line end',
    () => resigned({ 'data/records.jsonl': packet.record().trimEnd() }),
    'changed',
    'malformed',
    'data/records.jsonl',
  ],
  [
    'captures that claim another id',
    () => resigned({ [`${FIRST}/capture.json`]: payload[`${SECOND}/capture.json`] }),
    'changed',
    'not-in-ledger',
    `${FIRST}/capture.json`,
  ],
];
