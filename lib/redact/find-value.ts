import { MASK } from '../model/redaction';

/** Part of a text, in UTF-16 units; `to` is the first one after it. */
export interface Span {
  from: number;
  to: number;
}

/** A text without what does not tell values apart: case, width, separators. `at[i]` is where unit i of `units` stands. */
interface Skeleton {
  units: string;
  at: number[];
  /** The first unit after it. */
  end: number[];
}

/** Below this many letters or digits, a value is only itself where it stands alone. */
const SHORT = 6;
const LEAST = 4;
const LEAST_WIDE = 2;
/** Characters between two digits of one number: `138-0013 8000`, `138 **** 8000`. */
const GAP = 6;
const GAP_WIDE = 1;
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;
const LETTER = /^[\p{L}\p{N}]+$/u;

/** Whether a value is long enough to be looked for: what is shorter would be found in everything. */
export function isMaskable(value: string): boolean {
  const { units } = skeletonOf(value);
  return units.length >= (WIDE.test(units) ? LEAST_WIDE : LEAST);
}

/** Whether it is only looked for where it stands alone. */
export function isShort(value: string): boolean {
  const { units } = skeletonOf(value);
  return !WIDE.test(units) && units.length < SHORT;
}

/**
 * Where a value stands in a text, however it is spelled there: in groups, with separators, full-width, in capitals. Errs
 * towards finding too much: a number inside a longer one counts, unless it is short.
 */
export function findValue(text: string, value: string): Span[] {
  return findIn(text, skeletonOf(text), value);
}

export function holdsValue(text: string, value: string): boolean {
  return findValue(text, value).length > 0;
}

/** The text with every value masked. */
export function maskText(text: string, values: readonly string[]): string {
  if (values.length === 0) return text;
  const skeleton = skeletonOf(text);
  const spans = values
    .flatMap((value) => findIn(text, skeleton, value))
    .sort((one, other) => one.from - other.from);
  let masked = '';
  let done = 0;
  for (const { from, to } of spans) {
    if (to <= done) continue;
    // Two that overlap become one mask.
    if (from >= done) masked += text.slice(done, from) + MASK;
    done = to;
  }
  return masked + text.slice(done);
}

/** An address with every value masked, also where it is percent-encoded. */
export function maskUrl(url: string, values: readonly string[]): string {
  const masked = maskText(url, values);
  const decoded = percentDecoded(masked);
  if (!values.some((value) => holdsValue(decoded, value))) return masked;
  const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
  return `${maskText(origin, values)}/${MASK}`;
}

/** The ways in which a file can write one and the same text: as it is, escaped for JSON, HTML or addresses, cut by tags. */
export function readingsOf(text: string): string[] {
  const plain = entitiesDecoded(text.replace(/<[^<>]*>/g, ''));
  const readings = [text, jsonDecoded(text), plain, entitiesDecoded(text), percentDecoded(text)];
  return [...new Set(readings)];
}

function findIn(text: string, { units, at, end }: Skeleton, value: string): Span[] {
  const wanted = skeletonOf(value).units;
  if (wanted === '' || !isMaskable(value)) return [];
  const isWide = WIDE.test(wanted);
  const isAlone = !isWide && wanted.length < SHORT;
  const gap = isWide ? GAP_WIDE : isAlone ? 0 : GAP;
  const spans: Span[] = [];
  for (let found = units.indexOf(wanted); found !== -1; found = units.indexOf(wanted, found + 1)) {
    const span = { from: at[found] ?? 0, to: end[found + wanted.length - 1] ?? 0 };
    let holds = true;
    for (let index = found + 1; holds && index < found + wanted.length; index++)
      holds = (at[index] ?? 0) - (end[index - 1] ?? 0) <= gap;
    if (holds && (!isAlone || standsAlone(text, span))) spans.push(span);
  }
  return spans;
}

/** No letter or digit beside it, and no digit behind one mark, as in `2026-11-21` or `30.00`. */
function standsAlone(text: string, { from, to }: Span): boolean {
  return (
    !/([\p{N}\p{Script=Latin}\p{Script=Cyrillic}]|\d[-:.,/])$/u.test(
      text.slice(Math.max(0, from - 2), from),
    ) && !/^([\p{N}\p{Script=Latin}\p{Script=Cyrillic}]|[-:.,/]\d)/u.test(text.slice(to, to + 2))
  );
}

function skeletonOf(text: string): Skeleton {
  let units = '';
  const at: number[] = [];
  const end: number[] = [];
  for (let index = 0; index < text.length;) {
    const code = text.charCodeAt(index);
    const length = code >= 0xd800 && code <= 0xdbff && index + 1 < text.length ? 2 : 1;
    const kept = keptOf(text, index, length, code);
    for (const unit of kept.split('')) {
      units += unit;
      at.push(index);
      end.push(index + length);
    }
    index += length;
  }
  return { units, at, end };
}

function keptOf(text: string, index: number, length: number, code: number): string {
  if (code < 0x80) {
    const isDigit = code >= 0x30 && code <= 0x39;
    const isLower = code >= 0x61 && code <= 0x7a;
    if (isDigit || isLower) return text.charAt(index);
    return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 0x20) : '';
  }
  const plain = text
    .slice(index, index + length)
    .normalize('NFKC')
    .toLowerCase();
  return LETTER.test(plain) ? plain : '';
}

function percentDecoded(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function jsonDecoded(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function entitiesDecoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (all, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
