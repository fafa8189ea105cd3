import * as packet from './make-packet';
import { MASKED_BOX, type Files, type Redacted } from './make-packet';
import { masked, maskedPacket, PICTURE, RECORD, signed, withMasks } from './masked-packet';
import { key, payload, SECOND, type Tampering } from './tampering';

const second = (changes: object) => withMasks(([one, two]) => [one ?? {}, { ...two, ...changes }]);
const fields = (changes: object) => (record: Redacted) => ({
  ...record,
  fields: record.fields.map((field) => (field.name === 'account' ? { ...field, ...changes } : field)),
});
/** Hashes and list made anew, but for the signature. */
function rehashed(path: string, content: string): Files {
  const seal = [...maskedPacket].filter(([name]) => name.startsWith('seal/'));
  return new Map([...packet.bag({ ...masked(), [path]: content }), ...seal]);
}
const textOf = (path: string) => (maskedPacket.get(path) ?? Buffer.alloc(0)).toString();
const white = packet.blackBox(40, 20, null);
/** A picture that shows everything, listed with its own hash. */
const uncovered = signed(
  (record) => ({
    ...record,
    files: record.files.map((file) => ({ ...file, bytes: white.length, sha256: packet.sha256(white) })),
  }),
  { [PICTURE]: white },
);

/** What can be done to masks and commitments, by hands that can sign and by hands that cannot. */
export const MASK_DRILL: Tampering[] = [
  [
    'a mask taken off its list and signed',
    () => signed(withMasks(([, two]) => [two ?? {}])),
    'changed',
    'not-committed',
    RECORD,
  ],
  [
    'a value shown that is said to be masked, signed',
    () => signed(fields({ raw: '13800138000', value: '13800138000' })),
    'changed',
    'not-masked',
    RECORD,
  ],
  ['a masked region uncovered, listed and signed', () => uncovered, 'changed', 'not-masked', PICTURE],
  [
    'a mask moved to where the picture shows something, signed',
    () => signed(second({ box: { ...MASKED_BOX, x: 9 } })),
    'changed',
    'not-masked',
    PICTURE,
  ],
  [
    'a mask outside of its picture, signed',
    () => signed(second({ box: { ...MASKED_BOX, x: 60 } })),
    'changed',
    'not-masked',
    PICTURE,
  ],
  [
    'a mask of no size, signed',
    () => signed(second({ box: { ...MASKED_BOX, width: 0 } })),
    'changed',
    'not-masked',
    PICTURE,
  ],
  [
    'a masked record that is no UTF-8, signed',
    () => {
      const record = Buffer.from(maskedPacket.get(RECORD) ?? '');
      record[record.indexOf('paid')] = 0xff;
      return signed(undefined, { [RECORD]: record });
    },
    'changed',
    'malformed',
    RECORD,
  ],
  [
    'a masked picture said to have a thousand million px, signed',
    () =>
      signed((record) => ({
        ...record,
        files: record.files.map((file) => ({ ...file, width: 40_000, height: 40_000 })),
      })),
    'changed',
    'too-large',
    PICTURE,
  ],
  [
    'masks over more than a thousand million px, signed',
    () => signed(second({ box: { x: 0, y: 0, width: 40_000, height: 40_000 } })),
    'changed',
    'too-large',
    PICTURE,
  ],
  [
    'a masked picture larger than it is said to be, signed',
    () =>
      signed((record) => ({
        ...record,
        files: record.files.map((file) => ({ ...file, width: 1, height: 1 })),
      })),
    'changed',
    'malformed',
    PICTURE,
  ],
  [
    'more masks than anybody draws, signed',
    () =>
      signed(
        withMasks(([one, two]) => [
          one ?? {},
          ...Array.from({ length: 1000 }, (_, index) => ({
            ...two,
            id: `m${index + 2}`,
            commitment: packet.sha256(`${index}`),
          })),
        ]),
      ),
    'changed',
    'malformed',
    RECORD,
  ],
  [
    'a mask over a picture that is not there, signed',
    () => signed(second({ file: 'screen-009.masked.png' })),
    'changed',
    'malformed',
    RECORD,
  ],
  [
    'one commitment for two masks, signed',
    () => signed(second({ commitment: packet.sha256('one') })),
    'changed',
    'malformed',
    RECORD,
  ],
  ['two masks of one name, signed', () => signed(second({ id: 'm1' })), 'changed', 'malformed', RECORD],
  [
    'a commitment cut short, signed',
    () => signed(second({ commitment: 'abc' })),
    'changed',
    'malformed',
    RECORD,
  ],
  [
    'what lies beneath written into the list, signed',
    () => signed(second({ text: '13800138000' })),
    'changed',
    'malformed',
    RECORD,
  ],
  [
    'a commitment changed, with all hashes',
    () => rehashed(RECORD, textOf(RECORD).replace(packet.sha256('one'), packet.sha256('three'))),
    'changed',
    'bad-signature',
    'seal/tagmanifest-sha256.txt.sig',
  ],
  [
    'a commitment changed',
    () =>
      new Map(maskedPacket).set(
        RECORD,
        Buffer.from(textOf(RECORD).replace(packet.sha256('one'), packet.sha256('three'))),
      ),
    'changed',
    'wrong-hash',
    RECORD,
  ],
  [
    'a masked picture put in the place of another, with its hash in the manifest alone',
    () => signed(undefined, { [PICTURE]: white }),
    'changed',
    'wrong-hash',
    PICTURE,
  ],
  [
    'a masked picture taken out and signed',
    () => signed(undefined, { [PICTURE]: undefined }),
    'incomplete',
    'missing-file',
    PICTURE,
  ],
  [
    'a picture added beside a masked one, signed',
    () => signed(undefined, { [`${SECOND}/screen-002.png`]: white }),
    'changed',
    'extra-file',
    `${SECOND}/screen-002.png`,
  ],
  [
    'a masked picture that is no picture, listed and signed',
    () => {
      const content = 'no picture';
      return signed(
        (record) => ({
          ...record,
          files: record.files.map((file) => ({
            ...file,
            bytes: content.length,
            sha256: packet.sha256(content),
          })),
        }),
        { [PICTURE]: content },
      );
    },
    'changed',
    'malformed',
    PICTURE,
  ],
  [
    'a masked record that the ledger does not know, signed',
    () =>
      packet.seal(
        packet.bag({
          ...masked(),
          ...Object.fromEntries(Object.entries(packet.redactedCapture('01JD7YZZZZ'))),
        }),
        key,
      ),
    'changed',
    'not-in-ledger',
    'data/captures/01JD7YZZZZ/redacted.json',
  ],
  [
    'a masked record under the id of another, signed',
    () => signed((record) => ({ ...record, id: packet.CAPTURES[0] })),
    'changed',
    'malformed',
    RECORD,
  ],
  [
    'an order that says more than its masked record, signed',
    () => signed(undefined, { 'data/records.jsonl': packet.record({ account: '13800138000' }) }),
    'changed',
    'not-captured',
  ],
  [
    'a whole record beside its masked one, signed',
    () => signed(undefined, { [`${SECOND}/capture.json`]: payload[`${SECOND}/capture.json`] as string }),
    'changed',
    'extra-file',
    RECORD,
  ],
];
