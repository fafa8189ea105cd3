/** Where a JSON text is broken. `offset` counts UTF-16 units from 0. */
export class JsonSyntaxError extends Error {
  override name = 'JsonSyntaxError';

  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Deeper than any definition; keeps a hostile text from using up the stack. */
const DEEPEST = 100;

/**
 * The offset of every key and array element of a JSON text, by its path (`fields.amount.0.selector`; the text itself
 * is ``): `JSON.parse` names no place in some browsers and never that of a value.
 * @throws JsonSyntaxError at the first character that JSON does not allow there.
 */
export function jsonPositions(text: string): Map<string, number> {
  const positions = new Map<string, number>();
  let at = 0;

  const fail = (expected: string): never => {
    throw new JsonSyntaxError(
      at >= text.length ? `${expected} expected, but the text ends` : `${expected} expected`,
      at,
    );
  };
  const skip = (): void => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const take = (pattern: RegExp, expected: string): string => {
    const sticky = new RegExp(pattern, 'y');
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match === null) return fail(expected);
    at += match[0].length;
    return match[0];
  };
  const takeString = (): string => {
    if (text[at] !== '"') fail('a string in double quotes');
    const start = at;
    at += 1;
    while (text[at] !== '"') {
      if (text[at] === '\\') take(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/, 'a valid escape');
      else if (at >= text.length || (text[at] ?? '') < ' ') fail('a closing quote');
      else at += 1;
    }
    at += 1;
    return JSON.parse(text.slice(start, at)) as string;
  };
  const takeList = (close: string, takeItem: (index: number) => void): void => {
    at += 1;
    skip();
    for (let index = 0; text[at] !== close; index += 1) {
      if (index > 0) {
        if (text[at] !== ',') fail(`"," or "${close}"`);
        at += 1;
        skip();
      }
      takeItem(index);
      skip();
    }
    at += 1;
  };
  const takeValue = (path: readonly string[]): void => {
    if (path.length > DEEPEST) fail('less nesting');
    const start = text[at];
    if (start === '{') {
      takeList('}', () => {
        const keyAt = at;
        const inside = [...path, takeString()];
        positions.set(inside.join('.'), keyAt);
        skip();
        take(/:/, '":"');
        skip();
        takeValue(inside);
      });
    } else if (start === '[') {
      takeList(']', (index) => {
        const inside = [...path, String(index)];
        positions.set(inside.join('.'), at);
        takeValue(inside);
      });
    } else if (start === '"') takeString();
    else take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/, 'a value');
  };

  skip();
  positions.set('', at);
  takeValue([]);
  skip();
  if (at < text.length) fail('nothing more');
  return positions;
}

/** Line and column of an offset, both from 1; the column in UTF-16 units, as editors count. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
