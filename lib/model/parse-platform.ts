import * as v from 'valibot';
import { JsonSyntaxError, jsonPositions, lineOf } from './json-positions';
import { PlatformSchema, type Platform } from './platform';

/** What is wrong with a definition. `line` counts from 1; `path` is the offending key (`stages.0.stage`), empty for the text. */
export interface PlatformProblem {
  line: number;
  path: string;
  message: string;
}

export type ParsedPlatform = { ok: true; platform: Platform } | { ok: false; problems: PlatformProblem[] };

/** No definition is this long; a paste that is, is something else. */
const LONGEST = 100_000;

/** A platform's definition as a person wrote or pasted it: the platform, or everything that is wrong with it, in order. */
export function parsePlatform(text: string): ParsedPlatform {
  if (text.length > LONGEST)
    return { ok: false, problems: [{ line: 1, path: '', message: `longer than ${LONGEST} characters` }] };
  let positions: Map<string, number>;
  try {
    positions = jsonPositions(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, problems: [{ line: lineOf(text, error.offset), path: '', message: error.message }] };
  }
  const result = v.safeParse(PlatformSchema, JSON.parse(text));
  if (result.success) return { ok: true, platform: result.output };
  const problems = result.issues.map((issue) => {
    const path = v.getDotPath(issue) ?? '';
    return { line: lineOf(text, nearest(positions, path)), path, message: issue.message };
  });
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line) };
}

/** A key that is missing has no place of its own: its object's is the nearest. */
function nearest(positions: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const position = positions.get(at);
    if (position !== undefined) return position;
    if (at === '') return 0;
  }
}
