import { FIELD_NAMES } from './field';
import { isComposite } from './json-path';

/** Columns of a line, as in the repository's own format. */
const LINE_WIDTH = 110;

/**
 * A definition as the repository stores it: the text that Prettier would leave as it is, so that what a person copies out
 * is a contribution. Keys keep their order. Takes any JSON value, since drafts are written too.
 */
export function writePlatform(definition: unknown): string {
  return `${write(definition, '', 0, 0)}\n`;
}

/** `before` and `after`: columns that already stand on the line, and that follow the value. */
function write(value: unknown, indent: string, before: number, after: number): string {
  const inline = writeInline(value);
  const isWhole = indent === '';
  const fits = indent.length + before + widthOf(inline) + after <= LINE_WIDTH;
  if (typeof value !== 'object' || value === null || (fits && !isWhole && !isBroken(value))) return inline;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
  if (entries.length === 0) return isList ? '[]' : '{}';
  const lines = entries.map(([key, inside], index) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    const comma = index < entries.length - 1 ? 1 : 0;
    return `${deeper}${name}${write(inside, deeper, widthOf(name), comma)}`;
  });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function writeInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeInline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, inside]) => `${JSON.stringify(key)}: ${writeInline(inside)}`).join(', ')} }`;
}

/** Several objects of several keys each never share a line, nor does what holds them. */
function isBroken(value: object): boolean {
  const inside: unknown[] = Object.values(value);
  const isMatrix =
    Array.isArray(value) &&
    inside.length > 1 &&
    inside.every((each) => isComposite(each) && Array.isArray(each) === Array.isArray(inside[0])) &&
    inside.every((each) => Object.values(each as object).length > 1);
  return isMatrix || inside.some((each) => isComposite(each) && isBroken(each));
}

/** Chinese, Japanese and Korean characters take two columns. */
function widthOf(text: string): number {
  return (
    text.length +
    (text.match(
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
    )?.length ?? 0)
  );
}

/** As people write them; browsers give stored keys back in alphabetical order (measured, Chromium 156). */
const KEY_ORDER = [
  ...['format', 'id', 'stage', 'from', 'note', 'title', 'name', 'zh-CN', 'en', 'kind', 'matches', 'stages'],
  ...[
    'fields',
    'label',
    'url',
    'parameter',
    'values',
    'selector',
    'attribute',
    'unit',
    'type',
    'path',
    'pattern',
    'texts',
    'currency',
    'coin',
  ],
  ...['perUnit', 'links', 'refundWindow', 'days', 'sources', 'seen', 'confidence', ...FIELD_NAMES],
];

/** The same definition with its keys in their usual order, and without lists that are empty and may be left out. */
export function inOrder(definition: unknown): unknown {
  if (Array.isArray(definition)) return definition.map(inOrder);
  if (!isComposite(definition)) return definition;
  const placeOf = (key: string) => {
    const place = KEY_ORDER.indexOf(key);
    // In a link the kind comes last, after its address.
    return place < 0 || (key === 'kind' && 'url' in definition) ? KEY_ORDER.length : place;
  };
  return Object.fromEntries(
    Object.entries(definition)
      .filter(
        ([key, value]) =>
          !(/^(?:fields|links)$/.test(key) && isComposite(value) && Object.keys(value).length === 0),
      )
      .sort(([one], [other]) => placeOf(one) - placeOf(other))
      .map(([key, value]) => [key, inOrder(value)]),
  );
}
