/** How values look, by name: what a definition may ask of a source. Definitions hold no regular expressions of their own. */
export const VALUE_PATTERN_NAMES = ['digits', 'alphanumeric', 'money', 'time', 'uuid'] as const;

/** What is offered: the names, and the shapes of the numbers that shops and payment services give. */
export const VALUE_PATTERN_SUGGESTIONS = [
  ...VALUE_PATTERN_NAMES,
  'digits-18',
  'digits-20',
  'digits-28',
  'alphanumeric-16-32',
] as const;

/** `digits-20`, `alphanumeric-16-32`: how many characters; at most so many. */
const NAMED = /^(digits|alphanumeric)-(\d{1,2})(?:-(\d{1,2}))?$/;
const LONGEST = 64;
/** Longer words are no value. */
const LONGEST_TEXT = 300;

/** Nothing but these may stand around a value: 20 digits out of 24 are none. */
const ALONE = ['(?<![0-9A-Za-z])', '(?![0-9A-Za-z])'] as const;
/** Each is matched in time that grows with the text's length alone: no repetition stands inside another one of its kind. */
const SHAPES = {
  digits: '[0-9]{1,64}',
  alphanumeric: '[0-9A-Za-z]{1,64}',
  money:
    '(?:[¥￥$€£]\\s?)?[0-9]{1,9}(?:,[0-9]{3}){0,4}(?:\\.[0-9]{1,2})?(?:\\s?(?:元|[A-Z]{3}(?![A-Za-z])))?',
  time: '[0-9]{4}\\s?[-/.年]\\s?[0-9]{1,2}\\s?[-/.月]\\s?[0-9]{1,2}日?(?:[T\\s]{1,2}[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?',
  uuid: '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}',
} as const satisfies Record<(typeof VALUE_PATTERN_NAMES)[number], string>;

/** Whether there is a pattern of that name: one of `VALUE_PATTERN_NAMES`, or `digits-20` and `alphanumeric-16-32`. */
export function isValuePattern(name: string): boolean {
  return shapeOf(name) !== null;
}

/** The first part of a text that has this shape and stands alone; null where there is none, or no such pattern. */
export function partOfShape(name: string, text: string): string | null {
  const shape = shapeOf(name);
  if (shape === null) return null;
  const [before, after] = ALONE;
  return new RegExp(`${before}(?:${shape})${after}`).exec(text.slice(0, LONGEST_TEXT))?.[0] ?? null;
}

function shapeOf(name: string): string | null {
  if (Object.hasOwn(SHAPES, name)) return SHAPES[name as keyof typeof SHAPES];
  const [, kind, least = '', most = least] = NAMED.exec(name) ?? [];
  const [from, to] = [Number(least), Number(most)];
  if (kind === undefined || from < 1 || to < from || to > LONGEST) return null;
  return `${kind === 'digits' ? '[0-9]' : '[0-9A-Za-z]'}{${from},${to}}`;
}
