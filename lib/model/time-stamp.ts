import * as v from 'valibot';
import type { SendingFault } from './sending-error';

/**
 * A time-stamp authority (RFC 3161). `id` names its files in a packet, so it is ours. `root` is what the person trusts:
 * certificates in PEM, or a SHA-256 fingerprint of one; empty where nobody said, and then its stamps say so.
 */
export const AuthoritySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/)),
  name: v.string(),
  url: v.pipe(v.string(), v.regex(/^https?:\/\//)),
  root: v.optional(v.string(), ''),
  /** Whether it is asked, as long as time stamps are switched on. */
  isOn: v.optional(v.boolean(), false),
});
export type Authority = v.InferOutput<typeof AuthoritySchema>;

/** Why a reply does not count. The reply was there; what it says or who says it is not in order. */
export const STAMP_FAULTS = [
  /** Not the bytes of a time-stamp reply, such as a page of HTML. */
  'not-a-reply',
  /** The authority refused; the detail is its reason. */
  'rejected',
  'wrong-imprint',
  'wrong-nonce',
  'wrong-policy',
  'bad-signature',
  /** The signature is not bound to this certificate (ESSCertID). */
  'wrong-certificate',
  'no-certificate',
  /** The certificate is not for time stamps alone (extended key usage). */
  'wrong-purpose',
  /** A certificate was not valid at the time that the stamp names. */
  'expired',
  /** No chain to the root that the person trusts. */
  'untrusted',
  /** Signed in a way that the browser cannot check, such as SM2 or SHA-1. */
  'unsupported',
  /** The authority's time and this device's clock are too far apart. */
  'wrong-time',
] as const;
export type StampFault = (typeof STAMP_FAULTS)[number];

/** What a reply shows that was checked in full. */
export interface CheckedStamp {
  /** UTC ms; the authority's time, not ours. */
  genTime: number;
  /** ±ms, null where the authority does not say. */
  accuracy: number | null;
  /** The signing certificate's name, as its issuer wrote it. */
  signer: string;
  /** Lower-case hex SHA-256 of the signing certificate. */
  signerSha256: string;
  policy: string;
  serial: string;
  /** Whether the chain ends at a root that was given; otherwise nobody vouches for the signer. */
  isTrusted: boolean;
  /** Fingerprint of the last certificate of the chain. */
  rootSha256: string;
  /** The chain from the signer up, in PEM. */
  chain: string;
}

/**
 * A request for a time stamp and what became of it. The request is kept as it is sent, also when it is sent again, and
 * the reply as it came. Only `stamped` counts as anything.
 */
export interface TimeStamp {
  /** `ledger:<seq>` or `packet:<SHA-256 of its tag manifest>`. */
  subject: string;
  authorityId: string;
  /** The ledger line's number; 0 for a packet. */
  seq: number;
  /** As it was when it was asked last. */
  authority: Authority;
  /** What is stamped, lower-case hex: the hash of the ledger line's bytes or of the tag manifest. */
  sha256: string;
  state: 'pending' | 'stamped' | 'failed';
  request: Uint8Array<ArrayBuffer>;
  reply: Uint8Array<ArrayBuffer> | null;
  checked: CheckedStamp | null;
  fault: { code: StampFault | SendingFault; detail: string } | null;
  attempts: number;
  /** UTC ms. */
  createdAt: number;
  /** UTC ms; not sent before. */
  nextAt: number;
}

/** How the stamps of one packet stand. */
export type StampCounts = Record<TimeStamp['state'], number>;

export const ledgerSubject = (seq: number): string => `ledger:${seq}`;
export const packetSubject = (tagmanifestSha256: string): string => `packet:${tagmanifestSha256}`;

export function countStamps(stamps: readonly TimeStamp[]): StampCounts {
  const count = (state: TimeStamp['state']) => stamps.filter((stamp) => stamp.state === state).length;
  return { pending: count('pending'), stamped: count('stamped'), failed: count('failed') };
}
