import type { ByteRange, Finding } from '../../model/verdict';
import type { Translate } from '../translate';
import type { CheckKey } from '.';

/** One finding as a sentence. What comes from the packet stays text, and line breaks in it cannot fake a second sentence. */
export function describeFinding(
  { check, outcome, code, subject, detail = '', range }: Finding,
  text: Translate<CheckKey>,
): string {
  if (outcome === 'pass' && code === 'ok') return text(`pass-${check}`, { count: detail });
  const values = { subject: nameOf(subject, text), detail: printable(detail) };
  const sentence = text(`finding-${code}`, values).replace(/\s*[(（][)）]$/, '');
  return range === undefined ? sentence : sentence + placeOf(range, text);
}

/** Bytes counted from 0, both ends included, as an editor for bytes shows them. */
function placeOf({ from, to }: ByteRange, text: Translate<CheckKey>): string {
  const last = to - 1;
  return last > from ? text('bytes-range', { from, to: last }) : text('bytes-at', { from });
}

/** A file that this device has too, and not the same. */
export function describeDifference(
  { path, range }: { path: string; range?: ByteRange },
  text: Translate<CheckKey>,
): string {
  const sentence = text('here-differs', { subject: printable(path) });
  return range === undefined ? sentence : sentence + placeOf(range, text);
}

function nameOf(subject: string | null, text: Translate<CheckKey>): string {
  if (subject === null) return text('whole-packet');
  const [, list, line] = /^(ledger|records):(\d+)$/.exec(subject) ?? [];
  if (list === 'ledger') return text('ledger-line', { line: line ?? '' });
  if (list === 'records') return text('records-line', { line: line ?? '' });
  return printable(subject);
}

/** Without control and direction characters, and not endless. */
export function printable(value: string): string {
  const plain = value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
