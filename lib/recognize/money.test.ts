import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalAmount } from '../model/money';
import { decimalOf, findMoney, parseMoney } from './money';

const zh = { language: 'zh-CN' };

describe('parseMoney', () => {
  it.each([
    ['￥30.00', 3000, 'CNY'],
    ['¥ 30', 3000, 'CNY'],
    ['30元', 3000, 'CNY'],
    ['30.5 元', 3050, 'CNY'],
    ['￥30.00元', 3000, 'CNY'],
    ['人民币30.00', 3000, 'CNY'],
    ['CNY 1,274.90', 127490, 'CNY'],
    ['RMB30', 3000, 'CNY'],
    ['-￥30.00', -3000, 'CNY'],
    ['￥-5.00', -500, 'CNY'],
    ['- 30.00', -3000, null],
    ['US$31.80', 3180, 'USD'],
    ['31.8 USD', 3180, 'USD'],
    ['NT$1,500', 150000, 'TWD'],
    ['HK$ 12.5', 1250, 'HKD'],
    ['€25.50', 2550, 'EUR'],
    ['1.274,90 €', 127490, 'EUR'],
    ['1\u00a0274,90\u00a0€', 127490, 'EUR'],
    ["CHF 1'274.90", 127490, 'CHF'],
    ['£0.99', 99, 'GBP'],
    ['495.000đ', 495000, 'VND'],
    ['₩12,000', 12000, 'KRW'],
    ['3,500円', 3500, 'JPY'],
    ['30.00', 3000, null],
    ['1,274.90', 127490, null],
    ['￥ 30 .00', 3000, 'CNY'],
  ])('reads %s', (text, minor, currency) => {
    expect(parseMoney(text, zh)).toEqual({ minor, currency, raw: text });
  });

  it.each([
    '',
    '免费',
    '1.2万',
    '3万元',
    '12.345',
    '1,2345',
    '2026-11-21',
    '10:25',
    '50%',
    'SP2026',
    '1.2.3',
    '￥',
    '30.00 60.00',
    '9'.repeat(40),
  ])('takes %j for no amount', (text) => {
    expect(parseMoney(text, zh)).toBeNull();
  });

  it('lets the language decide what a shared sign means', () => {
    expect(parseMoney('¥3,500', { language: 'ja' })).toMatchObject({ minor: 3500, currency: 'JPY' });
    expect(parseMoney('¥35', { language: 'en' })).toMatchObject({ minor: 3500, currency: null });
    expect(parseMoney('¥35', { language: 'en', currency: 'CNY' })).toMatchObject({ currency: 'CNY' });
    expect(parseMoney('30元', { language: 'zh-TW' })).toMatchObject({ currency: null });
    expect(parseMoney('$30', { language: 'en' })).toMatchObject({ currency: null });
    expect(parseMoney('$30', { language: 'en-US' })).toMatchObject({ currency: 'USD' });
    expect(parseMoney('$30', { language: 'en', currency: 'CNY' })).toMatchObject({ currency: null });
    expect(parseMoney('12.500', { language: 'id' })).toMatchObject({ minor: 1250000 });
  });

  it('never adds a currency that the page does not show', () => {
    expect(parseMoney('30.00', { language: 'zh-CN', currency: 'CNY' })).toMatchObject({ currency: null });
  });

  it('takes yen with a fraction for another currency', () => {
    expect(parseMoney('¥30.50', { language: 'ja' })).toMatchObject({ minor: 3050, currency: null });
  });

  it('does not take a coin of a game for yuan', () => {
    expect(findMoney('送30元宝', zh).filter((money) => money.isSigned)).toEqual([]);
  });
});

/** An amount in minor units, and one of the ways in which pages write it. */
const written = fc
  .record({
    minor: fc.integer({ min: 0, max: 99_999_999_999 }),
    style: fc.constantFrom(
      { group: ',', point: '.', before: '￥', after: '' },
      { group: '', point: '.', before: '', after: '元' },
      { group: '', point: '.', before: '¥ ', after: '' },
      { group: ',', point: '.', before: 'CNY ', after: '' },
      { group: '.', point: ',', before: '', after: ' CNY' },
      { group: '\u00a0', point: ',', before: '', after: '\u00a0CNY' },
      { group: "'", point: '.', before: 'RMB', after: '' },
    ),
    around: fc.constantFrom('|', '实付|', '共 | 起', '（|）', '金额：|，含税'),
  })
  .map(({ minor, style, around }) => {
    const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, style.group);
    const text = `${style.before}${whole}${style.point}${String(minor % 100).padStart(2, '0')}${style.after}`;
    return { minor, text, line: around.replace('|', text) };
  });

describe('findMoney', () => {
  it('finds every amount that was written, whatever stands around it', () => {
    fc.assert(
      fc.property(written, ({ minor, text, line }) => {
        const [found, ...others] = findMoney(line, zh);
        expect(others).toEqual([]);
        expect(found).toMatchObject({ minor, currency: 'CNY', raw: text, isSigned: true });
        expect(line.slice(found?.start, found?.end)).toBe(text);
      }),
    );
  });

  it('never throws, and only names what stands there', () => {
    const letters = fc.constantFrom(...'0123456789.,-￥¥$€元 :%万AUSDTN\u00a0￥'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
        for (const money of findMoney(text, zh)) {
          expect(text.slice(money.start, money.end).trim()).toBe(money.raw);
          expect(Number.isSafeInteger(money.minor)).toBe(true);
        }
      }),
    );
  });
});

it('writes decimals as the model does', () => {
  const currency = fc.constantFrom(null, 'CNY', 'USD', 'JPY', 'KRW', 'VND', 'TWD');
  fc.assert(
    fc.property(fc.integer(), currency, (minor, code) => {
      expect(decimalOf({ minor, currency: code })).toBe(decimalAmount({ minor, currency: code }));
    }),
  );
});

it.each([
  ['2 100,00 €', 210000],
  ['1 274,90 €', 127490],
  ['12 345 678 ₽', 1234567800],
  ['1 490,00 руб.', 149000],
  ['1 000,00 zł', 100000],
])('reads thousands set apart by spaces: %s', (text, minor) => {
  expect(parseMoney(text, { language: 'fr' })?.minor).toBe(minor);
});

it('reads any amount that French writes', () => {
  const spaces = fc.constantFrom(' ', '\u00a0', '\u202f');
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 99_999_999 }), spaces, (minor, space) => {
      const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, space);
      const text = `${whole},${String(minor % 100).padStart(2, '0')} €`;
      expect(parseMoney(text, { language: 'fr' })).toMatchObject({ minor, currency: 'EUR' });
    }),
  );
});

it.each(['2 x 100,00 €', '1 item 2 100'])('takes no quantity for thousands: %s', (text) => {
  for (const { minor } of findMoney(text, { language: 'fr' })) expect([210000, 210002]).not.toContain(minor);
});
