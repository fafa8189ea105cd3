import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BREAKS } from './breaks';

const ROOT = join(import.meta.dirname, '../..');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

it.each(BREAKS)('failure $failure can be brought back: $brings', ({ file, find, test }) => {
  expect(textOf(file).split(find)).toHaveLength(2);
  if (test === 'dependency rule') return;
  expect(existsSync(join(ROOT, test.file))).toBe(true);
  // Names that `it.each` fills in stand in the file with other words.
  const [words = ''] = test.name.split(/page\.html|wrong-nonce|页面|a typed card/);
  expect(textOf(test.file)).toContain(words);
});

it('is so of each of the 27 that the documentation lists', () => {
  const listed = [...textOf('docs/capture-failures.md').matchAll(/^\| (\d+) /gm)].map(([, number]) =>
    Number(number),
  );
  expect(listed).toHaveLength(27);
  expect(listed.filter((number) => !BREAKS.some(({ failure }) => failure === number))).toEqual([]);
});
