import { sign } from 'node:crypto';
import { makeRequest } from '../../lib/timestamp/request';
import { makeAuthority } from '../tsa/make-authority';
import { handMadeReply, reply, type HandMade } from '../tsa/reply';
import * as packet from './make-packet';
import { key, LEDGER, once, payload, textOf, type Tampering } from './tampering';
import type { Bytes } from './write-zip';

/* A packet with a time stamp of its seal and one of its first ledger line, by a real authority that runs openssl. */

const SEAL = 'seal/tagmanifest-sha256.txt.ec';
const ANCHOR = 'data/anchors/1.ec';

const authority = once(() => makeAuthority('ec'));
const requestFor = (content: string | Buffer) => Buffer.from(makeRequest(packet.sha256(content)));
const answer = (request: Uint8Array) => Buffer.from(reply(authority(), request));
const handMade = (request: Uint8Array, made: HandMade) =>
  Buffer.from(handMadeReply(authority(), request, made));

const line = (seq: number) => textOf(LEDGER).split('\n')[seq - 1] ?? '';
const anchor = once(() => {
  const request = requestFor(line(1));
  return { request, reply: answer(request) };
});

/** The payload with its anchor, and whatever is changed of it, signed with the same key. */
const bagged = (changes: Record<string, string | Bytes | undefined> = {}): packet.Files => {
  const all: Record<string, string | Bytes | undefined> = {
    ...payload,
    [`${ANCHOR}.tsq`]: anchor().request,
    [`${ANCHOR}.tsr`]: anchor().reply,
    ...changes,
  };
  const kept = Object.entries(all).filter(
    (entry): entry is [string, string | Bytes] => entry[1] !== undefined,
  );
  return packet.seal(packet.bag(Object.fromEntries(kept)), key);
};
const tagmanifestOf = (files: packet.Files) => files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0);

const stamp = once(() => {
  const request = requestFor(tagmanifestOf(bagged()));
  return { request, reply: answer(request) };
});

/** The stamped packet, untouched. */
export const stampedPacket = once(() =>
  new Map(bagged()).set(`${SEAL}.tsq`, stamp().request).set(`${SEAL}.tsr`, stamp().reply),
);

/** The roots that a reader of this packet trusts. */
export const stampRoots = () => authority().pem('root.pem');

const withReply = (content: () => string | Buffer) => () =>
  new Map(stampedPacket()).set(`${SEAL}.tsr`, Buffer.from(content()));
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const unlike = () => packet.newKey();
/** Another payload, signed anew with the same key, under the stamps of this one. */
const stale = () =>
  new Map(bagged({ 'data/statement.txt': '另一份退款申请\n' }))
    .set(`${SEAL}.tsq`, stamp().request)
    .set(`${SEAL}.tsr`, stamp().reply);

/** What can be done to time stamps: others', earlier ones', false ones, and requests that were never answered. */
export const STAMP_DRILL: Tampering[] = [
  [
    'a stamp of another packet',
    withReply(() => answer(requestFor('another'))),
    'changed',
    'stamp-wrong-imprint',
    `${SEAL}.tsr`,
  ],
  [
    'a stamp of an earlier state of the packet, which was signed anew',
    stale,
    'changed',
    'stamp-wrong-imprint',
    `${SEAL}.tsr`,
  ],
  [
    "the stamp of a ledger line in the seal's place",
    withReply(() => anchor().reply),
    'changed',
    'stamp-wrong-imprint',
    `${SEAL}.tsr`,
  ],
  [
    'a reply to another request for the same hash',
    () => new Map(stampedPacket()).set(`${SEAL}.tsq`, requestFor(tagmanifestOf(stampedPacket()))),
    'changed',
    'stamp-wrong-nonce',
    `${SEAL}.tsr`,
  ],
  [
    'a refusal shown as a stamp',
    withReply(() => handMade(stamp().request, { status: 2 })),
    'changed',
    'stamp-rejected',
    `${SEAL}.tsr`,
  ],
  [
    'a pending answer shown as a stamp',
    withReply(() => handMade(stamp().request, { status: 3 })),
    'changed',
    'stamp-rejected',
    `${SEAL}.tsr`,
  ],
  [
    'the request shown as its own reply',
    withReply(() => stamp().request),
    'changed',
    'stamp-not-a-reply',
    `${SEAL}.tsr`,
  ],
  [
    'a claim that the stamp is valid',
    withReply(() => '{"valid": true, "final": true}'),
    'changed',
    'stamp-not-a-reply',
    `${SEAL}.tsr`,
  ],
  ['an empty stamp', withReply(() => ''), 'changed', 'stamp-not-a-reply', `${SEAL}.tsr`],
  [
    'a stamp cut short',
    withReply(() => stamp().reply.subarray(0, -1)),
    'changed',
    'stamp-not-a-reply',
    `${SEAL}.tsr`,
  ],
  [
    'a byte after the stamp',
    withReply(() => Buffer.concat([stamp().reply, Buffer.from('x')])),
    'changed',
    'stamp-not-a-reply',
    `${SEAL}.tsr`,
  ],
  [
    "a bit of the stamp's signature",
    withReply(() => flipped(stamp().reply, stamp().reply.length - 5)),
    'changed',
    'stamp-bad-signature',
    `${SEAL}.tsr`,
  ],
  [
    "the stamp's time moved back by a year",
    withReply(() => {
      const copy = Buffer.from(stamp().reply);
      const year = String(new Date().getUTCFullYear());
      const at = copy.indexOf(Buffer.concat([Buffer.of(0x18, 0x0f), Buffer.from(year)]));
      copy.write(String(Number(year) - 1), at + 2);
      return copy;
    }),
    'changed',
    'stamp-bad-signature',
    `${SEAL}.tsr`,
  ],
  [
    'a stamp by a certificate that is for something else',
    withReply(() =>
      handMade(stamp().request, {
        certificate: authority().issue('plain', { extensions: 'plain' }).certificate,
        key: 'plain.key',
      }),
    ),
    'changed',
    'stamp-wrong-purpose',
    `${SEAL}.tsr`,
  ],
  [
    'a stamp by a certificate that had expired',
    withReply(() =>
      handMade(stamp().request, {
        certificate: authority().issue('old', { from: '20200101000000Z', to: '20210101000000Z' }).certificate,
        key: 'old.key',
      }),
    ),
    'changed',
    'stamp-expired',
    `${SEAL}.tsr`,
  ],
  [
    'a stamp without its certificate named',
    withReply(() => handMade(stamp().request, { isBound: false })),
    'changed',
    'stamp-wrong-certificate',
    `${SEAL}.tsr`,
  ],
  [
    "a line's stamp put to another line, signed",
    () =>
      bagged({
        [`${ANCHOR}.tsq`]: undefined,
        [`${ANCHOR}.tsr`]: undefined,
        'data/anchors/2.ec.tsq': anchor().request,
        'data/anchors/2.ec.tsr': anchor().reply,
      }),
    'changed',
    'stamp-wrong-imprint',
    'data/anchors/2.ec.tsr',
  ],
  [
    'a stamp of a line that is not there, signed',
    () => bagged({ 'data/anchors/99.ec.tsq': anchor().request, 'data/anchors/99.ec.tsr': anchor().reply }),
    'changed',
    'stamp-of-nothing',
    'data/anchors/99.ec.tsr',
  ],
  [
    'a stray file among the stamps, signed',
    () => bagged({ 'data/anchors/note.txt': 'x' }),
    'changed',
    'extra-file',
    'data/anchors/note.txt',
  ],
  [
    "a line's stamp replaced by another's, with all hashes",
    () => {
      const files = bagged({ [`${ANCHOR}.tsr`]: answer(requestFor('another')) });
      const signature = sign('sha256', tagmanifestOf(files), unlike());
      return files.set('seal/tagmanifest-sha256.txt.sig', signature);
    },
    'changed',
    'bad-signature',
  ],
  [
    "a line's stamp taken out",
    () => {
      const files = new Map(stampedPacket());
      files.delete(`${ANCHOR}.tsr`);
      return files;
    },
    'incomplete',
    'missing-file',
    `${ANCHOR}.tsr`,
  ],
  [
    'a file added to the seal in the likeness of a stamp',
    () => new Map(stampedPacket()).set('seal/stamp.tsr', stamp().reply),
    'changed',
    'extra-file',
    'seal/stamp.tsr',
  ],
  [
    'a stamp over a changed picture',
    () => new Map(stampedPacket()).set('data/report.html', Buffer.from('x')),
    'changed',
    'wrong-hash',
    'data/report.html',
  ],
];
