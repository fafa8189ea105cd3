import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlatform } from '../../tests/samples/any-platform';
import { completeDefinition } from './complete-definition';
import { jsonPositions } from './json-positions';
import { PlatformSchema } from './platform';
import { STAGES } from './stage';
import { writePlatform } from './write-platform';

/** `|` is the caret. */
function complete(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const completion = completeDefinition(text, caret);
  const labels = completion?.choices.map(({ label }) => label) ?? [];
  /** The text with one of them taken, the caret marked. */
  const taken = (label: string): string => {
    const choice = completion?.choices.find((each) => each.label === label);
    if (completion === null || choice === undefined) throw new Error(`no ${label}`);
    const { from, to } = completion;
    const { insert, caret: inside } = choice;
    return `${text.slice(0, from)}${insert.slice(0, inside)}|${insert.slice(inside)}${text.slice(to)}`;
  };
  return { labels, taken };
}

describe('completeDefinition', () => {
  it.each([
    ['the keys of a definition', '{|}', Object.keys(PlatformSchema.entries)],
    [
      'those that are not there yet, wherever they stand',
      '{"format": 1, |, "stages": []}',
      'matches',
      'stages',
    ],
    ['the kinds of stages', '{"stages": [{"stage": "|"}]}', [...STAGES]],
    ['what follows what is typed', '{"kind": "pl|"}', ['platform']],
    ['the fields', '{"fields": {"or|": []}}', ['orderNo', 'channelOrderNo', 'orderedAt'], null],
    ['the keys of the source that it is', '{"fields": {"amount": [{"from": "url", |}]}}', 'unit', 'selector'],
    [
      'the kinds of sources',
      '{"fields": {"amount": [{"from": "|"}]}}',
      ['label', 'selector', 'url', 'json-ld'],
    ],
    ['patterns by name', '{"fields": {"amount": [{"from": "label", "pattern": "dig|"}]}}', 'digits-20'],
    ['a language', '{"name": {|}}', ['zh-CN', 'en']],
    ['in a text that is broken before', '{"id": , "kind": |', ['platform', 'cashier']],
    ['in a text that ends', '{"links": [{"ki|', ['kind']],
    ['an open quote ends with its line', '{\n  "ki|\n  "id": "a"\n}', ['kind']],
  ] as [string, string, string | string[], (string | null)?][])(
    'offers %s',
    (_what, marked, there, absent) => {
      const { labels } = complete(marked);
      if (typeof there === 'string') expect(labels).toContain(there);
      else if (absent === null) expect(labels).toEqual(expect.arrayContaining(there.slice(0, 2)));
      else expect(labels).toEqual(there);
      if (typeof absent === 'string') expect(labels).not.toContain(absent);
    },
  );

  it.each([
    ['free text', '{"id": "|"}'],
    ['what nobody knows', '{"nonsense": {|}}'],
    ['the end of a value', '{"kind": "platform"|}'],
    ['what is complete', '{"kind": "platform|"}'],
    ['behind the text', '{"format": 1} |'],
  ])('offers nothing for %s', (_what, marked) => {
    expect(complete(marked).labels).toEqual([]);
  });

  it.each([
    ['a key, with what its value begins with', '{"st|}', 'stages', '{"stages": [|]}'],
    ['a key of a text', '{|}', 'id', '{"id": "|"}'],
    ['a number that has one value', '{"f|}', 'format', '{"format": 1|}'],
    ['a key whose value is there', '{"k|": "platform"}', 'kind', '{"kind"|: "platform"}'],
    ['a value over the one that stands there', '{"kind": "c|urrent"}', 'cashier', null],
    ['a value without its quotes', '{"kind": ca|}', 'cashier', '{"kind": "cashier"|}'],
  ])('puts in %s', (_what, marked, label, after) => {
    if (after === null)
      expect(complete(marked.replace('urrent', 'a')).taken(label)).toBe('{"kind": "cashier"|}');
    else expect(complete(marked).taken(label)).toBe(after);
  });

  it('offers every key of any definition in its own place', () => {
    fc.assert(
      fc.property(anyPlatform, (platform) => {
        const text = writePlatform(platform);
        for (const [path, offset] of jsonPositions(text)) {
          const key = path.split('.').at(-1) ?? '';
          if (text[offset] !== '"' || !text.startsWith(`"${key}":`, offset)) continue;
          const completion = completeDefinition(text, offset + 1);
          expect(completion?.choices.map(({ label }) => label)).toContain(key);
        }
      }),
      // Each reads a definition hundreds of times.
      { numRuns: 20 },
    );
  });

  it('takes any text at any place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":, \n\\aé') }), fc.nat(60), (text, caret) => {
        const completion = completeDefinition(text, Math.min(caret, text.length));
        if (completion === null) return;
        expect(completion.from).toBeLessThanOrEqual(Math.min(caret, text.length));
        expect(completion.to).toBeGreaterThanOrEqual(completion.from);
      }),
    );
  });
});
