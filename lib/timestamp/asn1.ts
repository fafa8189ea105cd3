import { fromBER, type BaseBlock, type ValueBlock } from 'asn1js';
import { hexOf } from '../model/hex';
import { joinBytes } from '../model/join-bytes';

/** Bytes that are not what their standard says. */
export class MalformedError extends Error {
  override name = 'MalformedError';
}

/** One element. `raw` are its bytes with tag and length; `content` those of its value, empty where it has children. */
export interface Asn1 {
  /** Of the universal class a number, of a context-specific one `[n]`. */
  tag: number | `[${number}]`;
  raw: Uint8Array<ArrayBuffer>;
  content: Uint8Array<ArrayBuffer>;
  children: Asn1[];
}

export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  oid: 6,
  sequence: 16,
  set: 17,
  utcTime: 23,
  generalizedTime: 24,
} as const;

/** Nothing that we read is larger, and hostile bytes must not cost more than a moment. */
const LIMITS = { maxDepth: 40, maxNodes: 10_000, maxContentLength: 2 ** 18 };

/**
 * Reads one element that fills `bytes`: DER, and BER with indefinite lengths, which some authorities send.
 * @throws MalformedError
 */
export function readAsn1(bytes: Uint8Array): Asn1 {
  let parsed: ReturnType<typeof fromBER>;
  try {
    parsed = fromBER(new Uint8Array(bytes), LIMITS);
  } catch (cause) {
    throw new MalformedError('not ASN.1', { cause });
  }
  if (parsed.offset !== bytes.length) throw new MalformedError('not ASN.1, or not only');
  return elementOf(parsed.result);
}

function elementOf(block: BaseBlock<ValueBlock>): Asn1 {
  const { tagClass, tagNumber, isConstructed } = block.idBlock;
  const raw = new Uint8Array(block.valueBeforeDecodeView);
  const inside = isConstructed ? (block.valueBlock as { value?: unknown }).value : [];
  const children = Array.isArray(inside) ? inside.map((one: BaseBlock<ValueBlock>) => elementOf(one)) : [];
  const header = block.idBlock.blockLength + block.lenBlock.blockLength;
  // asn1js takes an element that says another length than its children have (measured): bytes could change unseen.
  const inner = children.reduce((sum, one) => sum + one.raw.length, 0);
  if (isConstructed && !block.lenBlock.isIndefiniteForm && inner !== block.lenBlock.length)
    throw new MalformedError('an element of another length than it says');
  const content = isConstructed ? raw.slice(0, 0) : raw.slice(header);
  return { tag: tagClass === 1 ? tagNumber : `[${tagNumber}]`, raw, content, children };
}

/** The child at `index`, which has to have this tag. @throws MalformedError */
export function child(parent: Asn1, index: number, tag?: Asn1['tag']): Asn1 {
  const found = parent.children[index];
  if (found === undefined || (tag !== undefined && found.tag !== tag)) {
    throw new MalformedError(`no ${tag ?? 'element'} at ${index}`);
  }
  return found;
}

/** `1.2.840.113549.1.1.11`. @throws MalformedError */
export function oidOf({ tag, content }: Asn1): string {
  if (tag !== TAG.oid || content.length === 0) throw new MalformedError('no object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/** An integer's bytes as hex, as DER has them: the one form of a serial number or a nonce. @throws MalformedError */
export function integerHex({ tag, content }: Asn1): string {
  if (tag !== TAG.integer || content.length === 0) throw new MalformedError('no integer');
  return hexOf(content);
}

/** A small integer that is not negative. @throws MalformedError */
export function smallInteger(element: Asn1): number {
  const value = Number.parseInt(integerHex(element), 16);
  if (element.content.length > 4 || (element.content[0] ?? 0) & 0x80)
    throw new MalformedError('integer too large');
  return value;
}

/** An octet string's bytes, put together where BER sends them in pieces. @throws MalformedError */
export function octets({ tag, content, children }: Asn1): Uint8Array<ArrayBuffer> {
  if (tag !== TAG.octetString) throw new MalformedError('no octet string');
  return children.length === 0 ? content : joinBytes(children.map(octets));
}

/** A bit string's bytes; one that does not end at a byte is refused. @throws MalformedError */
export function bits({ tag, content }: Asn1): Uint8Array<ArrayBuffer> {
  if (tag !== TAG.bitString || content[0] !== 0) throw new MalformedError('no whole bit string');
  return content.slice(1);
}

/** UTC ms of a UTCTime or GeneralizedTime in the forms that RFC 5280 and RFC 3161 allow. @throws MalformedError */
export function timeOf({ tag, content }: Asn1): number {
  const text = String.fromCharCode(...content);
  const [, century, rest = '', fraction = ''] =
    (tag === TAG.utcTime ? /^()(\d{12})Z$/ : /^(\d\d)(\d{12})(\.\d{1,9})?Z$/).exec(
      tag === TAG.utcTime || tag === TAG.generalizedTime ? text : '',
    ) ?? [];
  const year = century === '' ? (Number(rest.slice(0, 2)) >= 50 ? '19' : '20') : century;
  const [, ...parts] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(rest) ?? [];
  const [years, month, day, hour, minute, second] = parts;
  const time = Date.parse(
    `${year}${years}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`,
  );
  if (Number.isNaN(time)) throw new MalformedError('no time');
  return time;
}

/** A name's or a status' words, whatever string type they have. */
export function stringOf({ tag, content }: Asn1): string {
  if (tag === 30) return new TextDecoder('utf-16be').decode(content);
  return new TextDecoder().decode(content);
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
