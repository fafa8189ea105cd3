import * as v from 'valibot';
import { JsonSyntaxError, jsonPositions, placeOf } from './json-positions';
import { PlatformSchema, type Platform } from './platform';
import { isSteadySelector } from './steady-selector';
import { isTooWide } from './too-wide';
import { VALUE_PATTERN_NAMES } from './value-pattern';

/**
 * What is wrong with a definition. `line` and `column` count from 1; `path` is the offending key (`stages.0.stage`),
 * empty for the text. `expected` is what may stand there, in the notation of JSON or TypeScript (`"platform" |
 * "cashier"`), `received` what does; both may be empty.
 */
export interface PlatformProblem {
  kind:
    | 'syntax'
    | 'too-long'
    | 'missing-key'
    | 'unknown-key'
    | 'wrong-value'
    /** Made for a later version of this extension. */
    | 'newer-format'
    /** A match pattern of everything, or of everything under `com`. */
    | 'too-wide'
    | 'match-pattern'
    | 'selector'
    /** No value pattern has this name. */
    | 'value-pattern';
  line: number;
  column: number;
  path: string;
  expected: string;
  received: string;
}

export type ParsedPlatform = { ok: true; platform: Platform } | { ok: false; problems: PlatformProblem[] };

/** No definition is this long; a paste that is, is something else. */
export const LONGEST_DEFINITION = 100_000;

/**
 * A platform's definition as a person wrote or pasted it: the platform, or everything that is wrong with it, in order.
 * `isSelector` tells whether the browser takes a CSS selector; one that a page could make slow is refused in any case.
 */
export function parsePlatform(text: string, isSelector?: (selector: string) => boolean): ParsedPlatform {
  if (text.length > LONGEST_DEFINITION)
    return refused(text, 0, 'too-long', `${LONGEST_DEFINITION}`, `${text.length}`);
  let positions: Map<string, number>;
  try {
    positions = jsonPositions(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return refused(text, error.offset, 'syntax', error.message, '');
  }
  const written: unknown = JSON.parse(text);
  const format = formatOf(written);
  if (format > 1) return refused(text, positions.get('format') ?? 0, 'newer-format', '1', `${format}`);
  const result = v.safeParse(PlatformSchema, written);
  const found = result.success
    ? [...selectorsIn(result.output)]
        .filter(([, selector]) => isSelector?.(selector) === false || !isSteadySelector(selector))
        .map(([path, selector]) => problem('selector', path, '', selector))
    : result.issues.map(describeIssue);
  if (result.success && found.length === 0) return { ok: true, platform: result.output };
  const problems = found.map((each) => ({ ...each, ...placeOf(text, nearest(positions, each.path)) }));
  return {
    ok: false,
    problems: problems.sort((one, other) => one.line - other.line || one.column - other.column),
  };
}

type Unplaced = Omit<PlatformProblem, 'line' | 'column'>;

function problem(kind: PlatformProblem['kind'], path: string, expected: string, received: string): Unplaced {
  return { kind, path, expected, received };
}

function refused(
  text: string,
  offset: number,
  kind: PlatformProblem['kind'],
  expected: string,
  received: string,
): ParsedPlatform {
  return { ok: false, problems: [{ ...problem(kind, '', expected, received), ...placeOf(text, offset) }] };
}

function formatOf(written: unknown): number {
  const isObject = typeof written === 'object' && written !== null && 'format' in written;
  return isObject && typeof written.format === 'number' ? written.format : 0;
}

function describeIssue(issue: v.BaseIssue<unknown>): Unplaced {
  const path = v.getDotPath(issue) ?? '';
  const { received } = issue;
  if (issue.expected === 'never') return problem('unknown-key', path, '', received);
  if (received === 'undefined') return problem('missing-key', path, issue.expected ?? '', '');
  if (/^matches\.\d+$/.test(path) && typeof issue.input === 'string')
    return problem(isTooWide(issue.input) ? 'too-wide' : 'match-pattern', path, '', issue.input);
  if (issue.type === 'check' && path.endsWith('.pattern') && typeof issue.input === 'string')
    return problem('value-pattern', path, VALUE_PATTERN_NAMES.join(', '), issue.input);
  return problem('wrong-value', path, issue.expected ?? '', received);
}

/** Every CSS selector of a definition, with its path. */
function* selectorsIn({ stages, fields }: Platform): Generator<[path: string, selector: string]> {
  for (const [index, { selector }] of stages.entries())
    if (selector !== undefined) yield [`stages.${index}.selector`, selector];
  for (const [name, sources] of Object.entries(fields))
    for (const [index, source] of (sources ?? []).entries())
      if (source.from === 'selector') yield [`fields.${name}.${index}.selector`, source.selector];
}

/** A key that is missing has no place of its own: its object's is the nearest. */
function nearest(positions: ReadonlyMap<string, number>, path: string): number {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const position = positions.get(at);
    if (position !== undefined) return position;
    if (at === '') return 0;
  }
}
