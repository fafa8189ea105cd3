import type { CheckedStamp, StampFault } from '../model/time-stamp';
import { hexOf } from '../model/hex';
import { areEqual, child, integerHex, MalformedError, octets, oidOf, TAG, type Asn1 } from './asn1';
import { readCertificate, type Certificate } from './certificate';
import { findChain, isValidAt } from './chain';
import { certificatePem, NO_ROOTS, readRoots, type TrustedRoots } from './pem';
import { readReply, TST_INFO, type Signer, type Token } from './reply';
import { isImprintOf, readRequest } from './request';
import { hashName, isSignedBy, UnsupportedError } from './signature';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const MOST_CERTIFICATES = 20;

export interface StampOrder {
  /** The request whose reply this is; null where it is lost, and with it the nonce. */
  request: Uint8Array | null;
  /** What has to be stamped, lower-case hex. */
  sha256: string;
  /** As the person wrote them: PEM or fingerprints; empty for none. */
  roots?: string;
  /** The device's clock, UTC ms: when the request left and when the reply came. Without them any time goes. */
  clock?: { sentAt: number; receivedAt: number };
}

export type StampVerdict =
  | { ok: true; stamp: CheckedStamp }
  | { ok: false; fault: StampFault; detail: string };

/** The device's clock may be off by so much, in ms, before a stamp's time is called implausible. */
const CLOCK_TOLERANCE = 5 * 60_000;

class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly fault: StampFault,
    readonly detail = '',
  ) {
    super(`${fault} ${detail}`);
  }
}

/**
 * Checks a reply in full (RFC 3161, RFC 5816): status, imprint, nonce, policy, signature, the signer's binding, purpose
 * and chain at the time that it names, and that time against the device's clock. Never throws on account of its bytes.
 * A reply whose root nobody gave can be sound and is then not `isTrusted`.
 */
export async function checkReply(reply: Uint8Array, order: StampOrder): Promise<StampVerdict> {
  try {
    return { ok: true, stamp: await checkedStamp(reply, order) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault, detail: error.detail };
    if (error instanceof UnsupportedError) return { ok: false, fault: 'unsupported', detail: error.message };
    if (error instanceof MalformedError) return { ok: false, fault: 'not-a-reply', detail: error.message };
    throw error;
  }
}

async function checkedStamp(bytes: Uint8Array, order: StampOrder): Promise<CheckedStamp> {
  const { token, ...rest } = readReply(bytes);
  if (token === null) throw new Refusal('rejected', 'reason' in rest ? rest.reason : '');
  const { info, signer } = token;
  checkAgainstRequest(token, order);
  const certificates = await Promise.all(token.certificates.slice(0, MOST_CERTIFICATES).map(readCertificate));
  const certificate = certificates.find((one) => isNamedBy(signer, one));
  if (certificate === undefined) throw new Refusal('no-certificate');
  await checkSignature(token, certificate);
  await checkBinding(signer, certificate);
  checkPurpose(certificate);
  checkClock(info.genTime, order.clock);
  if (!isValidAt(certificate, info.genTime)) throw new Refusal('expired', certificate.name);

  const roots = await trustedRoots(order.roots);
  const { certificates: chain, isTrusted } = await findChain(certificate, certificates, roots, info.genTime);
  const hasRoots = roots.certificates.length + roots.fingerprints.length > 0;
  if (hasRoots && !isTrusted) throw untrusted(chain, [...roots.certificates, ...certificates], info.genTime);
  return {
    genTime: info.genTime,
    accuracy: info.accuracy,
    signer: certificate.name,
    signerSha256: certificate.sha256,
    policy: info.policy,
    serial: info.serial,
    isTrusted,
    rootSha256: (chain.at(-1) ?? certificate).sha256,
    chain: chain.map(({ raw }) => certificatePem(raw)).join(''),
  };
}

async function trustedRoots(written: string | undefined): Promise<TrustedRoots> {
  try {
    return written === undefined ? NO_ROOTS : await readRoots(written);
  } catch (error) {
    // Roots that cannot be read are not the reply's fault; nothing leads to them.
    if (error instanceof MalformedError) throw new Refusal('untrusted', error.message);
    throw error;
  }
}

/** Imprint, nonce and policy. A request without nonce or policy leaves them open; ours always has a nonce. */
function checkAgainstRequest({ info }: Token, { request, sha256 }: StampOrder): void {
  if (!isImprintOf(info.imprint, sha256)) throw new Refusal('wrong-imprint', info.imprint.hash);
  if (request === null) return;
  const asked = readRequest(request);
  if (!isImprintOf(asked.imprint, sha256)) throw new Refusal('wrong-imprint', asked.imprint.hash);
  if (asked.nonce !== null && asked.nonce !== info.nonce) throw new Refusal('wrong-nonce', info.nonce ?? '');
  if (asked.policy !== null && asked.policy !== info.policy) throw new Refusal('wrong-policy', info.policy);
}

function isNamedBy({ id }: Signer, certificate: Certificate): boolean {
  if ('keyId' in id) return certificate.keyId === id.keyId;
  return certificate.issuer === id.issuer && certificate.serial === id.serial;
}

/** RFC 5652, 5.4: the attributes hold the content's digest and type, and the signature is over the attributes. */
async function checkSignature({ content, signer }: Token, certificate: Certificate): Promise<void> {
  const { attributes, digestAlgorithm, algorithm, signature, signed } = signer;
  const hash = hashName(digestAlgorithm);
  const digest = new Uint8Array(await crypto.subtle.digest(hash, content));
  const type = attributes.get(CONTENT_TYPE);
  const stated = attributes.get(MESSAGE_DIGEST);
  const isBound =
    type !== undefined &&
    oidOf(type) === TST_INFO &&
    stated !== undefined &&
    areEqual(octets(stated), digest);
  if (!isBound || !(await isSignedBy(certificate.publicKey, algorithm, signature, signed, hash)))
    throw new Refusal('bad-signature', certificate.name);
}

/** ESSCertID (SHA-1) and ESSCertIDv2 (RFC 5816): the signature says by which certificate it was made; one has to be there. */
async function checkBinding({ attributes }: Signer, certificate: Certificate): Promise<void> {
  const bindings: [Asn1 | undefined, string][] = [
    [attributes.get(SIGNING_CERTIFICATE), 'SHA-1'],
    [attributes.get(SIGNING_CERTIFICATE_V2), 'SHA-256'],
  ];
  if (bindings.every(([binding]) => binding === undefined))
    throw new Refusal('wrong-certificate', 'ESSCertID');
  for (const [binding, standard] of bindings) {
    if (binding === undefined) continue;
    const id = child(child(binding, 0, TAG.sequence), 0, TAG.sequence);
    const [algorithm] = id.children;
    const hash = algorithm?.tag === TAG.sequence && standard !== 'SHA-1' ? hashName(algorithm) : standard;
    const stated = id.children.find(({ tag }) => tag === TAG.octetString);
    const digest = new Uint8Array(await crypto.subtle.digest(hash, certificate.raw));
    if (stated === undefined || !areEqual(octets(stated), digest))
      throw new Refusal('wrong-certificate', stated === undefined ? '' : hexOf(octets(stated)));
    checkIssuerSerial(id.children.at(-1), certificate);
  }
}

/** Optional: the issuer's name and the serial number once more. */
function checkIssuerSerial(element: Asn1 | undefined, certificate: Certificate): void {
  const serial = element?.tag === TAG.sequence ? element.children[1] : undefined;
  if (serial?.tag === TAG.integer && integerHex(serial) !== certificate.serial)
    throw new Refusal('wrong-certificate', integerHex(serial));
}

/** RFC 3161, 2.3: for time stamps and nothing else, said critically; a key that signs, of no authority. */
function checkPurpose({ purposes, keyUsage, isAuthority, unknownCritical, name }: Certificate): void {
  const isFor = purposes?.isCritical === true && purposes.list.join() === TIME_STAMPING;
  const [digitalSignature = false, nonRepudiation = false] = keyUsage ?? [true];
  if (!isFor || isAuthority || !(digitalSignature || nonRepudiation))
    throw new Refusal('wrong-purpose', name);
  if (unknownCritical.length > 0) throw new Refusal('unsupported', unknownCritical.join());
}

function checkClock(genTime: number, clock: StampOrder['clock']): void {
  if (clock === undefined) return;
  const isPlausible =
    genTime >= clock.sentAt - CLOCK_TOLERANCE && genTime <= clock.receivedAt + CLOCK_TOLERANCE;
  if (!isPlausible) throw new Refusal('wrong-time', new Date(genTime).toISOString());
}

/** A chain that an expired certificate interrupts is told as that. */
function untrusted(chain: readonly Certificate[], known: readonly Certificate[], time: number): Refusal {
  const last = chain.at(-1);
  const expired = known.find((one) => one.subject === last?.issuer && !isValidAt(one, time));
  return expired === undefined
    ? new Refusal('untrusted', last?.name ?? '')
    : new Refusal('expired', expired.name);
}
