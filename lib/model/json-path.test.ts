import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPlatform } from '../../tests/samples/any-platform';
import { valueAt, withValueAt } from './json-path';
import { jsonPositions } from './json-positions';
import { parsePlatform } from './parse-platform';
import { writePlatform } from './write-platform';

it('form → text → form: writing back what each place holds changes nothing', () => {
  fc.assert(
    fc.property(anyPlatform, (platform) => {
      const text = writePlatform(platform);
      let json: unknown = JSON.parse(text);
      for (const path of jsonPositions(text).keys()) json = withValueAt(json, path, valueAt(json, path));
      expect(writePlatform(json)).toBe(text);
      expect(parsePlatform(writePlatform(json))).toEqual({ ok: true, platform });
    }),
  );
});

it('changes one place, and takes it away again', () => {
  fc.assert(
    fc.property(anyPlatform, fc.string(), (platform, typed) => {
      const json: unknown = JSON.parse(writePlatform(platform));
      const changed = withValueAt(json, 'currency', typed);
      expect(valueAt(changed, 'currency')).toBe(typed);
      expect(withValueAt(changed, 'currency', undefined)).toEqual({ ...platform, currency: undefined });
      expect(json).toEqual(platform);
    }),
  );
});

it('makes what is missing on the way, and takes elements out of lists', () => {
  const made = withValueAt({}, 'fields.amount.0.label', '金额');
  expect(made).toEqual({ fields: { amount: [{ label: '金额' }] } });
  expect(withValueAt({ matches: ['a', 'b', 'c'] }, 'matches.1', undefined)).toEqual({ matches: ['a', 'c'] });
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
});
