import { JsonSyntaxError, jsonPositions, placeOf } from './json-positions';
import { parsePlatform, type ParsedPlatform, type PlatformProblem } from './parse-platform';
import type { PlatformDefinition } from './platform';
import { inOrder, writePlatform } from './write-platform';

/** What a text or file of definitions holds: each by itself, so that a broken one does not stop the others. */
export type ParsedPlatforms =
  | { ok: true; parsed: ParsedPlatform[] }
  | { ok: false; problem: PlatformProblem | 'nothing' };

/** Every built-in platform ten times over; a longer paste is something else, and is not even looked at. */
const LONGEST = 1_000_000;
const MOST = 500;

/** One definition as the repository stores it, or a list of them. */
export function parsePlatforms(text: string, isSelector?: (selector: string) => boolean): ParsedPlatforms {
  const refuse = (kind: 'too-long' | 'syntax', offset: number, expected: string, received: string) => ({
    ok: false as const,
    problem: { kind, path: '', expected, received, ...placeOf(text.slice(0, LONGEST), offset) },
  });
  if (text.trim() === '') return { ok: false, problem: 'nothing' };
  if (text.length > LONGEST) return refuse('too-long', 0, `${LONGEST}`, `${text.length}`);
  if (!text.trimStart().startsWith('[')) return { ok: true, parsed: [parsePlatform(text, isSelector)] };
  try {
    jsonPositions(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return refuse('syntax', error.offset, error.message, '');
  }
  const list = JSON.parse(text) as unknown[];
  if (list.length === 0) return { ok: false, problem: 'nothing' };
  if (list.length > MOST) return refuse('too-long', 0, `${MOST}`, `${list.length}`);
  return { ok: true, parsed: list.map((each) => parsePlatform(JSON.stringify(each, null, 2), isSelector)) };
}

/** One definition as the repository stores it; several as a list of such texts. */
export function writePlatforms(definitions: readonly PlatformDefinition[]): string {
  const texts = definitions.map((definition) => writePlatform(inOrder(definition)));
  return texts.length === 1 ? (texts[0] ?? '') : `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
}
