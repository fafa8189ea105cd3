import { LONGEST_DEFINITION } from './parse-platform';
import { PlatformSchema } from './platform';
import { VALUE_PATTERN_SUGGESTIONS } from './value-pattern';

/** One thing that may stand at a place of a definition. */
export interface Choice {
  /** As the person knows it: a key or value without its quotes. */
  label: string;
  /** What is put there. */
  insert: string;
  /** Where the caret is then, from the start of `insert`. */
  caret: number;
}

/** What may stand where the caret is. `from` and `to`: the part of the text that a choice replaces, in UTF-16 units. */
export interface Completion {
  from: number;
  to: number;
  /** Whether the caret is inside of a text in quotes: then what is offered follows what is typed. */
  isTyping: boolean;
  /** Those that begin with what is typed first. Never empty. */
  choices: Choice[];
}

/** What an object holds beside the caret: its keys, with those values that are texts. */
type Siblings = ReadonlyMap<string, string | undefined>;

const SIGN = /^[{}[\],:]$/;
/** A string, open or closed; one other sign; or a word. */
const TOKEN = /"(?:[^"\\\r\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Container {
  isRoot: boolean;
  isList: boolean;
  path: readonly string[];
  keys: Map<string, string | undefined>;
  key: string;
  index: number;
  at: 'key' | 'colon' | 'value' | 'end';
}

/**
 * The keys and values that a definition may have where the caret stands, by its schema; null where there are none. The
 * text may be broken anywhere: it is read as far as it can be understood.
 */
export function completeDefinition(text: string, caret: number): Completion | null {
  const place = text.length > LONGEST_DEFINITION ? null : placeAt(text, caret);
  if (place === null) return null;
  const { path, isKey, siblings, own, from, to, typed, isTyping, hasColon } = place;
  const isNew = ({ label }: Choice) => label === own || !siblings.has(label);
  const words = isKey ? keysAt(path, siblings).filter(isNew) : valuesAt(path, siblings);
  const choices = words
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .map((choice) =>
      isKey && !hasColon ? withValue(choice, shapesAt([...path, choice.label], siblings)[0]) : choice,
    )
    .sort((one, other) => Number(other.label.startsWith(typed)) - Number(one.label.startsWith(typed)));
  const isDone = choices.length === 1 && choices[0]?.label === typed;
  return choices.length === 0 || isDone ? null : { from, to, isTyping, choices };
}

interface Place {
  /** Of the object whose key is written, or of the value. */
  path: readonly string[];
  isKey: boolean;
  from: number;
  to: number;
  /** What stands there before the caret, without its quote. */
  typed: string;
  /** The whole key that stands there. */
  own: string | null;
  isTyping: boolean;
  hasColon: boolean;
  siblings: Siblings;
}

function placeAt(text: string, caret: number): Place | null {
  // The whole text is the only element of an unnamed list.
  const root: Container = {
    isRoot: true,
    isList: true,
    path: [],
    keys: new Map(),
    key: '',
    index: 0,
    at: 'value',
  };
  const stack: Container[] = [root];
  let place: Place | null | undefined;
  const found = (from: number, to: number, own: string | null): Place | null => {
    const top = stack.at(-1) ?? root;
    if (top.at !== 'key' && top.at !== 'value') return null;
    const written = text.slice(from, caret);
    return {
      path: top.at === 'key' ? top.path : pathOf(top),
      isKey: top.at === 'key',
      from,
      to,
      typed: written.replace(/^"/, ''),
      own,
      isTyping: written.startsWith('"'),
      hasColon: /^\s*:/.test(text.slice(to)),
      // Filled on, by what stands behind the caret.
      siblings: top.keys,
    };
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    const isText = token.startsWith('"');
    const isClosed = isText && token.length > 1 && token.endsWith('"');
    const isInside = index < caret && (isClosed ? caret < end : caret <= end) && !SIGN.test(token);
    // An open text ends with its line, and takes nothing with it.
    if (place === undefined && isInside)
      place = found(index, isText && !isClosed ? caret : end, isClosed ? unquoted(token) : null);
    else if (place === undefined && index >= caret) place = found(caret, caret, null);
    take(token, stack, root);
  }
  return place === undefined ? found(caret, caret, null) : place;
}

/** Of what a container's next value is. */
function pathOf(container: Container): readonly string[] {
  const { path, isList, index, key } = container;
  return container.isRoot ? [] : [...path, isList ? String(index) : key];
}

/** Follows one token. */
function take(token: string, stack: Container[], root: Container): void {
  const top = stack.at(-1) ?? root;
  if (token === '{' || token === '[') {
    const isList = token === '[';
    stack.push({
      isRoot: false,
      isList,
      path: pathOf(top),
      keys: new Map(),
      key: '',
      index: 0,
      at: isList ? 'value' : 'key',
    });
  } else if (token === '}' || token === ']') {
    if (stack.length > 1) stack.pop();
    const outer = stack.at(-1) ?? root;
    outer.at = 'end';
  } else if (token === ',') {
    top.at = top.isList ? 'value' : 'key';
    top.index += 1;
  } else if (token === ':') {
    if (!top.isList) top.at = 'value';
  } else if (top.at === 'key' && token.startsWith('"')) {
    top.key = unquoted(token);
    top.keys.set(top.key, undefined);
    top.at = 'colon';
  } else if (top.at === 'value') {
    if (!top.isList && token.startsWith('"')) top.keys.set(top.key, unquoted(token));
    top.at = 'end';
  }
}

function unquoted(token: string): string {
  return token.replace(/^"|"$/g, '');
}

/** Valibot's schemas as far as a definition uses them. */
type Shape = Partial<{
  type: string;
  wrapped: Shape;
  entries: Readonly<Record<string, Shape>>;
  item: Shape;
  key: Shape;
  value: Shape;
  options: readonly (Shape | string)[];
  literal: unknown;
}>;

/** The shapes that a value at this path may have: of variants those that agree with what stands beside. */
function shapesAt(path: readonly string[], siblings: Siblings): Shape[] {
  let shapes = [PlatformSchema as unknown as Shape];
  for (const key of path)
    shapes = shapes.flatMap((shape) => variantsOf(shape, siblings)).flatMap((shape) => insideOf(shape, key));
  return shapes.flatMap((shape) => variantsOf(shape, siblings));
}

function variantsOf(shape: Shape, siblings: Siblings): Shape[] {
  const { type, wrapped, options = [] } = shape;
  if ((type === 'optional' || type === 'nullable') && wrapped !== undefined)
    return variantsOf(wrapped, siblings);
  if (type !== 'variant') return [shape];
  const all = options.filter((option) => typeof option === 'object');
  const from = siblings.get('from');
  const named = all.filter((option) => option.entries?.['from']?.literal === from);
  return named.length > 0 ? named : all;
}

function insideOf(shape: Shape, key: string): Shape[] {
  const { type, entries = {}, item, value } = shape;
  const inside = Object.hasOwn(entries, key) ? entries[key] : type === 'record' ? value : item;
  return inside === undefined ? [] : [inside];
}

function keysAt(path: readonly string[], siblings: Siblings): Choice[] {
  const names = shapesAt(path, siblings).flatMap((shape) =>
    shape.type === 'record' ? (shape.key?.options ?? []) : Object.keys(shape.entries ?? {}),
  );
  return [...new Set(names.map(String))].map((label) => {
    const insert = JSON.stringify(label);
    return { label, insert, caret: insert.length };
  });
}

/** A key with what its value begins with, the caret inside. */
function withValue({ label, insert }: Choice, shape: Shape | undefined): Choice {
  const value = emptyValue(shape);
  const whole = `${insert}: ${value}`;
  return { label, insert: whole, caret: whole.length - (EMPTY.has(value) ? 1 : 0) };
}

const EMPTY: ReadonlySet<string> = new Set(['[]', '{}', '""']);

function emptyValue(shape: Shape | undefined): string {
  if (shape?.type === 'array') return '[]';
  if (shape?.type === 'record' || shape?.entries !== undefined) return '{}';
  if (shape?.type === 'number') return '';
  return shape?.type === 'literal' ? JSON.stringify(shape.literal) : '""';
}

function valuesAt(path: readonly string[], siblings: Siblings): Choice[] {
  // Any variant may stand in the place of the one that is named.
  const free = path.at(-1) === 'from' ? new Map<string, undefined>() : siblings;
  const found = shapesAt(path, free).flatMap((shape): unknown[] => {
    if (shape.type === 'picklist') return [...(shape.options ?? [])];
    if (shape.type === 'literal') return [shape.literal];
    return shape.type === 'string' && path.at(-1) === 'pattern' ? [...VALUE_PATTERN_SUGGESTIONS] : [];
  });
  return [...new Set(found)].map((value) => {
    const insert = JSON.stringify(value);
    return { label: String(value), insert, caret: insert.length };
  });
}
