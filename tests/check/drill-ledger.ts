import * as packet from './make-packet';
import {
  edit,
  FIRST,
  flip,
  LEDGER,
  payload,
  rehashed,
  resigned,
  sealed,
  SECOND,
  textOf,
  type Tampering,
} from './tampering';

const strangersKey = packet.newKey();
const strangersSeal = packet.seal(sealed, strangersKey);

const ledgerLines = (count: number) => `${textOf(LEDGER).split('\n').slice(0, count).join('\n')}\n`;

/** A sound chain of only some of the entries. */
function chainedAnew(indexes: number[]): string {
  const all = textOf(LEDGER)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as packet.Line);
  return packet.ledger(all.filter((_line, index) => indexes.includes(index)));
}

/** The ledger and the key, by hands that can sign. */
export const LEDGER_DRILL: Tampering[] = [
  [
    'a byte of the signature',
    () => edit('seal/tagmanifest-sha256.txt.sig', flip),
    'changed',
    'bad-signature',
    'seal/tagmanifest-sha256.txt.sig',
  ],
  [
    'a byte of the public key',
    () => edit('seal/publickey.pem', flip),
    'changed',
    'malformed',
    'seal/publickey.pem',
  ],
  ['an empty signature', () => edit('seal/tagmanifest-sha256.txt.sig', () => ''), 'changed', 'bad-signature'],

  [
    'a ledger line edited and signed',
    () => resigned({ [LEDGER]: ledgerLines(4).replace('08:11:00', '08:11:01') }),
    'changed',
    'broken-chain',
    'ledger:3',
  ],
  [
    'a ledger line taken out and signed',
    () => resigned({ [LEDGER]: ledgerLines(4).split('\n').toSpliced(1, 1).join('\n') }),
    'changed',
    'broken-chain',
    'ledger:2',
  ],
  [
    'ledger lines swapped and signed',
    () =>
      resigned({
        [LEDGER]: ledgerLines(4)
          .split('\n')
          .map((line, index, all) => all[[0, 2, 1, 3][index] ?? index] ?? line)
          .join('\n'),
      }),
    'changed',
    'broken-chain',
    'ledger:2',
  ],
  ['a ledger cut short', () => edit(LEDGER, () => ledgerLines(3)), 'changed', 'wrong-hash', LEDGER],
  [
    'a ledger cut short and rehashed',
    () => rehashed({ [LEDGER]: ledgerLines(3) }),
    'changed',
    'bad-signature',
  ],
  [
    'a ledger cut before its last capture and signed',
    () => resigned({ [LEDGER]: ledgerLines(2) }),
    'changed',
    'not-in-ledger',
    `${SECOND}/capture.json`,
  ],
  [
    'a ledger chained anew without one capture',
    () => resigned({ [LEDGER]: chainedAnew([0, 1, 3]) }),
    'changed',
    'not-in-ledger',
    `${SECOND}/capture.json`,
  ],
  [
    'a ledger without its last line end',
    () => resigned({ [LEDGER]: ledgerLines(4).trimEnd() }),
    'changed',
    'malformed',
    LEDGER,
  ],
  [
    'a ledger with CRLF',
    () => resigned({ [LEDGER]: ledgerLines(4).replaceAll('\n', '\r\n') }),
    'changed',
    'broken-chain',
    'ledger:1',
  ],
  [
    'an empty ledger, signed',
    () => resigned({ [LEDGER]: '' }),
    'changed',
    'not-in-ledger',
    `${FIRST}/capture.json`,
  ],
  [
    "a stranger's key, the ledger kept",
    () => packet.seal(packet.bag(payload), strangersKey),
    'changed',
    'another-key',
    'seal/publickey.pem',
  ],
  [
    "a stranger's key beside the old signature",
    () =>
      new Map(sealed).set('seal/publickey.pem', strangersSeal.get('seal/publickey.pem') ?? Buffer.alloc(0)),
    'changed',
    'bad-signature',
  ],
];
