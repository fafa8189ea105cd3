import { holdsValue, isShort, readingsOf } from './find-value';

/** Made of numbers and hashes of ours: no place for a short value to be told from them. */
const OURS = /^(data\/(ledger\.jsonl|inclusion\.json)|(tag)?manifest-sha256\.txt)$/;

/**
 * Whether a value stands in a file of a packet, in any way in which it can be written there. A short one is looked for only
 * where people read: in texts of JSON, and in HTML between the tags.
 */
export function leaksValue(path: string, text: string, values: readonly string[]): boolean {
  const long = values.filter((value) => !isShort(value));
  const short = values.filter(isShort);
  if (long.length > 0 && holdsAny(readingsOf(text), long)) return true;
  return short.length > 0 && !OURS.test(path) && holdsAny(readableOf(path, text), short);
}

function holdsAny(readings: readonly string[], values: readonly string[]): boolean {
  return readings.some((reading) => values.some((value) => holdsValue(reading, value)));
}

function readableOf(path: string, text: string): string[] {
  if (path.endsWith('.html'))
    return readingsOf(text.replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^<>]*>/g, ' '));
  if (/\.jsonl?$/.test(path)) {
    const texts = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => quoted);
    return readingsOf(texts.join('\n'));
  }
  return readingsOf(text);
}
