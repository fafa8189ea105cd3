import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../tests/samples/any-character';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import type { AnswerName } from '../model/claim-facts';
import { readAnswers } from './read-answers';

const paid = { minor: 150_000, currency: 'CNY', raw: '￥1,500.00' };
const subject = {
  purchases: [samplePurchase({ amount: paid, paidAt: '2026-11-20T21:05:00', units: '15,000 抖币' })],
  captures: [],
};
const read = (answers: Partial<Record<AnswerName, string>>, reason: 'minor' | null = null) =>
  readAnswers({ answers, reason }, subject, '2026-11-21');

describe('readAnswers', () => {
  it.each([
    ['150', 15_000],
    ['￥1,234.5', 123_450],
    ['１５０．００', 15_000],
    ['CNY 99.99', 9_999],
    ['30元', 3_000],
  ])('takes %s for an amount', (typed, minor) => {
    expect(read({ intended: typed })).toMatchObject({ values: { intended: minor }, problems: {} });
  });

  it.each([
    ['intended', 'about 150', 'not-an-amount'],
    ['intended', '1.005', 'not-an-amount'],
    ['intended', '0', 'not-an-amount'],
    ['intended', '-150', 'not-an-amount'],
    ['intended', '1500', 'not-less-than-paid'],
    ['asked', '1500.01', 'more-than-paid'],
    ['asked', '9'.repeat(40), 'not-an-amount'],
    ['unspent', '15001', 'more-than-bought'],
    ['unspent', '1.5', 'not-a-count'],
    ['promised', '-3', 'not-a-count'],
    ['knownOn', '2026-02-30', 'not-a-date'],
    ['knownOn', 'yesterday', 'not-a-date'],
    ['knownOn', '2026-11-19', 'before-purchase'],
    ['knownOn', '2026-11-22', 'in-the-future'],
  ] as const)('says what is wrong with %s = %s', (name, typed, problem) => {
    const { values, problems } = read({ [name]: typed });
    expect(problems).toEqual({ [name]: problem });
    expect(values[name]).toBeNull();
  });

  it('wants a minor to be one only where the reason says so', () => {
    expect(read({ age: '18' }, 'minor').problems).toEqual({ age: 'not-a-minor' });
    expect(read({ age: '18' }).problems).toEqual({});
  });

  it('counts the coins that the page named where nobody typed them', () => {
    expect(read({}).values.bought).toBe(15_000);
    expect(read({ bought: '200' }).values.bought).toBe(200);
  });

  it('survives whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (typed) => {
        const { values, problems } = read({ intended: typed, unspent: typed, knownOn: typed, what: typed });
        for (const name of ['intended', 'unspent'] as const) {
          const value = values[name];
          expect(value === null || Number.isSafeInteger(value)).toBe(true);
          if (typed.normalize('NFKC').trim() !== '') expect(value === null).toBe(name in problems);
        }
      }),
    );
  });
});
