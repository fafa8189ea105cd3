import * as v from 'valibot';
import { JsonSyntaxError, jsonPositions, lineOf } from './json-positions';
import { PlatformSchema, type Platform } from './platform';

/**
 * What is wrong with a definition. `line` counts from 1; `path` is the offending key (`stages.0.stage`), empty for the
 * text. `expected` is what may stand there, in the notation of JSON or TypeScript (`"platform" | "cashier"`), `received`
 * what does; both may be empty.
 */
export interface PlatformProblem {
  kind: 'syntax' | 'too-long' | 'missing-key' | 'unknown-key' | 'wrong-value';
  line: number;
  path: string;
  expected: string;
  received: string;
}

export type ParsedPlatform = { ok: true; platform: Platform } | { ok: false; problems: PlatformProblem[] };

/** No definition is this long; a paste that is, is something else. */
const LONGEST = 100_000;

/** A platform's definition as a person wrote or pasted it: the platform, or everything that is wrong with it, in order. */
export function parsePlatform(text: string): ParsedPlatform {
  if (text.length > LONGEST) return refused('too-long', 1, `${LONGEST}`, `${text.length}`);
  let positions: Map<string, number>;
  try {
    positions = jsonPositions(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return refused('syntax', lineOf(text, error.offset), error.message, '');
  }
  const result = v.safeParse(PlatformSchema, JSON.parse(text));
  if (result.success) return { ok: true, platform: result.output };
  const problems = result.issues.map((issue) => {
    const path = v.getDotPath(issue) ?? '';
    return {
      kind: kindOf(issue),
      line: lineOf(text, nearest(positions, path)),
      path,
      expected: issue.expected ?? '',
      received: issue.received,
    };
  });
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line) };
}

function refused(
  kind: 'syntax' | 'too-long',
  line: number,
  expected: string,
  received: string,
): ParsedPlatform {
  return { ok: false, problems: [{ kind, line, path: '', expected, received }] };
}

function kindOf({ expected, received }: v.BaseIssue<unknown>): PlatformProblem['kind'] {
  if (expected === 'never') return 'unknown-key';
  return received === 'undefined' ? 'missing-key' : 'wrong-value';
}

/** A key that is missing has no place of its own: its object's is the nearest. */
function nearest(positions: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const position = positions.get(at);
    if (position !== undefined) return position;
    if (at === '') return 0;
  }
}
