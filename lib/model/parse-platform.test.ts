import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonPositions, placeOf } from './json-positions';
import { parsePlatform, type PlatformProblem } from './parse-platform';

const douyin = readFileSync(new URL('../platforms/douyin.json', import.meta.url), 'utf8');

function problemsOf(text: string): PlatformProblem[] {
  const parsed = parsePlatform(text);
  return parsed.ok ? [] : parsed.problems;
}

describe('parsePlatform', () => {
  it('reads a built-in definition and fills in what may be left out', () => {
    const parsed = parsePlatform(
      '{"format":1,"id":"shop","name":{"zh-CN":"店","en":"Shop"},"kind":"platform","matches":["https://shop.example/*"],"stages":[],"sources":[]}',
    );
    expect(parsed).toMatchObject({ ok: true, platform: { id: 'shop', fields: {}, links: [] } });
    expect(parsePlatform(douyin)).toMatchObject({ ok: true, platform: { id: 'douyin' } });
  });

  it.each([
    ['a comma too many', '{\n  "format": 1,\n  "id": "shop",\n}', 4],
    ['a missing comma', '{\n  "format": 1\n  "id": "shop"\n}', 3],
    ['single quotes', "{\n\n  'id': 1 }", 3],
    ['an open string', '{\n  "id": "shop\n}', 2],
    ['a text that ends', '{\r\n  "id":', 2],
    ['something after the end', '{}\n{}', 2],
    ['nothing at all', '', 1],
  ])('names the line of %s', (_what, text, line) => {
    expect(problemsOf(text)).toMatchObject([{ kind: 'syntax', line, path: '' }]);
  });

  it('names the line and the path of each key that is wrong', () => {
    const text = douyin
      .replace('"kind": "platform"', '"kind": "shop"')
      .replace('"stage": "cashier"', '"stage": "payed"');
    const lines = text.split('\n');
    const problems = problemsOf(text);
    expect(problems.map(({ path }) => path)).toEqual(['kind', 'stages.1.stage']);
    expect(problems[0]).toMatchObject({
      kind: 'wrong-value',
      expected: '("platform" | "cashier")',
      received: '"shop"',
    });
    expect(problems.map(({ line }) => lines[line - 1])).toEqual([
      expect.stringContaining('"shop"'),
      expect.stringContaining('payed'),
    ]);
  });

  it('points at the object whose key is missing, and at a key that is not known', () => {
    const text = douyin.replace('"from": "selector", ', '').replace('"currency"', '"curency"');
    const lines = text.split('\n');
    expect(problemsOf(text).map(({ kind }) => kind)).toEqual(['missing-key', 'unknown-key']);
    expect(problemsOf(text).map(({ line }) => lines[line - 1])).toEqual([
      expect.stringContaining('nickname'),
      expect.stringContaining('curency'),
    ]);
  });

  it.each(['<all_urls>', '*://*/*', 'file:///*', 'https://*/*', 'javascript:alert(1)'])(
    'refuses the pattern %s',
    (pattern) => {
      const text = JSON.stringify({ ...(JSON.parse(douyin) as object), matches: [pattern] });
      expect(problemsOf(text)).toEqual([expect.objectContaining({ path: 'matches.0' })]);
    },
  );

  it.each([
    ['<all_urls>', 'too-wide'],
    ['https://*/*', 'too-wide'],
    ['https://*.com/*', 'too-wide'],
    ['https://*.com.cn/pay*', 'too-wide'],
    ['https://shop.example', 'match-pattern'],
    ['ftp://shop.example/*', 'match-pattern'],
  ])('says of the pattern %s that it is %s', (pattern, kind) => {
    const text = JSON.stringify({ ...(JSON.parse(douyin) as object), matches: [pattern] });
    expect(problemsOf(text)).toMatchObject([{ kind, path: 'matches.0', received: pattern }]);
  });

  it('says that a definition is of a later version, and nothing else about it', () => {
    const text = '{\n  "format": 2,\n  "id": "shop", "rules": []\n}';
    expect(problemsOf(text)).toMatchObject([{ kind: 'newer-format', line: 2, column: 3, received: '2' }]);
  });

  it('asks the browser about selectors, and names the place of each that it refuses', () => {
    const parsed = parsePlatform(douyin, (selector) => !selector.startsWith('.nickname'));
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([
      { kind: 'selector', path: 'fields.account.0.selector', received: '.nickname-container p' },
    ]);
    expect(parsePlatform(douyin, () => true).ok).toBe(true);
  });

  it('knows value patterns by name, and says which there are', () => {
    const asking = (pattern: string) =>
      JSON.stringify({
        ...(JSON.parse(douyin) as object),
        fields: { orderNo: [{ from: 'label', label: '流水号', pattern }] },
      });
    expect(parsePlatform(asking('digits-20')).ok).toBe(true);
    expect(problemsOf(asking('(a+)+$'))).toMatchObject([
      {
        kind: 'value-pattern',
        path: 'fields.orderNo.0.pattern',
        received: '(a+)+$',
        expected: expect.stringContaining('digits') as string,
      },
    ]);
  });

  it('refuses what could make reading a page slow: selectors that try again and again, lists without end', () => {
    const slow = douyin.replace('.nickname-container p', '* > * * > * * > *');
    expect(problemsOf(slow)).toMatchObject([{ kind: 'selector', received: '* > * * > * * > *' }]);
    const stages = Array.from({ length: 500 }, () => ({ stage: 'paid', texts: ['支付成功'] }));
    const long = JSON.stringify({ ...(JSON.parse(douyin) as object), stages });
    expect(problemsOf(long)).toMatchObject([{ kind: 'wrong-value', path: 'stages' }]);
  });

  it('refuses nesting that would use up the stack, and a text that is no definition by its length', () => {
    expect(problemsOf('['.repeat(50_000))).toHaveLength(1);
    expect(problemsOf(' '.repeat(200_000))).toHaveLength(1);
  });
});

describe('jsonPositions', () => {
  it('accepts what JSON.parse accepts, and refuses what it refuses', () => {
    const almostJson = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '\n', '0', ':'))
      .map(([json, at, added]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + added + json.slice(place);
      });
    fc.assert(
      fc.property(almostJson, (text) => {
        const accepts = (parse: (text: string) => unknown): boolean => {
          try {
            parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect(accepts(jsonPositions)).toBe(accepts(JSON.parse));
      }),
    );
  });

  it('finds each key where it stands', () => {
    const text = JSON.stringify({ a: [{ b: 1 }, 'x'], 'c d': { e: null } }, null, 2);
    const found = [...jsonPositions(text)].map(([path, offset]) => [path, placeOf(text, offset).line]);
    expect(found).toEqual([
      ['', 1],
      ['a', 2],
      ['a.0', 3],
      ['a.0.b', 4],
      ['a.1', 6],
      ['c d', 8],
      ['c d.e', 9],
    ]);
  });
});
