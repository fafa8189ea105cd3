import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValuePattern, partOfShape, VALUE_PATTERN_NAMES } from './value-pattern';

describe('partOfShape', () => {
  it.each([
    ['digits-20', '流水号 20261121774401998877 复制', '20261121774401998877'],
    ['digits-20', '202611217744019988771', null],
    ['digits-20', 'A20261121774401998877', null],
    ['digits-6-8', '编号：1234567。', '1234567'],
    ['alphanumeric-16-32', 'No XH2026112177440199', 'XH2026112177440199'],
    ['alphanumeric', '：XH77-2', 'XH77'],
    ['money', '实付￥1,068.50，已优惠￥5', '￥1,068.50'],
    ['money', 'Total 68.00 CNY', '68.00 CNY'],
    ['money', '暂无', null],
    ['time', '于 2026年11月21日 18:04:05 支付', '2026年11月21日 18:04:05'],
    ['uuid', 'id=0b8f1c9e-4d2a-4c8f-9f0b-2f1f0a7b6c5d', '0b8f1c9e-4d2a-4c8f-9f0b-2f1f0a7b6c5d'],
    ['digits-0', '1', null],
    ['digits-9-3', '12345', null],
    ['digits-65', '1', null],
    ['(a+)+$', 'aaaa', null],
  ])('%s of “%s”', (name, text, part) => {
    expect(partOfShape(name, text)).toBe(part);
  });

  it('gives a part of the text that has the shape itself, or nothing', () => {
    const names = fc.oneof(
      fc.constantFrom(...VALUE_PATTERN_NAMES),
      fc
        .tuple(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 0, max: 32 }))
        .map(([least, more]) => `digits-${least}-${least + more}`),
    );
    fc.assert(
      fc.property(names, fc.string({ unit: 'grapheme', maxLength: 400 }), (name, text) => {
        expect(isValuePattern(name)).toBe(true);
        const part = partOfShape(name, text);
        if (part === null) return;
        expect(text).toContain(part);
        expect(partOfShape(name, part)).toBe(part);
      }),
    );
  });
});
