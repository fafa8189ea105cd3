import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import type { ReasonId } from '../model/claim-facts';
import type { Money } from '../model/money';
import { askAmounts, shortfall, type AskFacts } from './ask-amount';
import { reasonFacts } from './facts';
import { readAnswers } from './read-answers';

const yuan = (minor: number): Money => ({ minor, currency: 'CNY', raw: '' });
const order = (id: string, minor: number, more = {}) =>
  samplePurchase({ id, amount: yuan(minor), orderNo: `no-${id}`, ...more });

function ask(
  reason: ReasonId,
  answers: Record<string, string>,
  purchases = [order('p-1', 3000)],
  facts: Partial<AskFacts> = {},
) {
  const subject = { purchases, captures: [] };
  const { values } = readAnswers({ answers, reason }, subject, '2026-11-30');
  return askAmounts(reasonFacts(reason), values, subject, {
    keptPurchaseId: null,
    coinsPerUnit: null,
    ...facts,
  }).map((found) => [found.ask, found.money.minor]);
}

describe('askAmounts', () => {
  it('asks for the unspent share, rounded down', () => {
    expect(ask('mis_recharge', { bought: '300', unspent: '120' })).toEqual([
      ['unspent', 1200],
      ['whole', 3000],
    ]);
    expect(ask('mis_recharge', { bought: '7', unspent: '1' }, [order('p-1', 100)])[0]).toEqual([
      'unspent',
      14,
    ]);
  });

  it('goes by the platform’s rate where nobody knows how many coins were bought, and never above what was paid', () => {
    expect(ask('mis_recharge', { unspent: '120' }, undefined, { coinsPerUnit: 10 })[0]).toEqual([
      'unspent',
      1200,
    ]);
    expect(ask('mis_recharge', { unspent: '900' }, undefined, { coinsPerUnit: 10 })[0]).toEqual([
      'unspent',
      3000,
    ]);
  });

  it('asks for what was paid too much', () => {
    expect(ask('wrong_amount', { intended: '150' }, [order('p-1', 150_000)])[0]).toEqual([
      'difference',
      135_000,
    ]);
  });

  it('asks for all orders but the one that is kept', () => {
    const two = [order('p-1', 3000), order('p-2', 3000)];
    expect(ask('duplicate', {}, two)).toEqual([['extra', 3000]]);
    const three = [order('p-1', 3000), order('p-2', 3000), order('p-3', 500)];
    expect(ask('duplicate', {}, three, { keptPurchaseId: 'p-3' })).toEqual([['extra', 6000]]);
    expect(ask('duplicate', {}, [order('p-1', 3000)])).toEqual([]);
  });

  it('asks for the share that was not delivered', () => {
    expect(ask('not_as_agreed', { promised: '1000', delivered: '600' }, [order('p-1', 5000)])[0]).toEqual([
      'shortfall',
      2000,
    ]);
    expect(
      ask('not_as_agreed', { promised: '500', started: '100', delivered: '300' }, [order('p-1', 5000)])[0],
    ).toEqual(['shortfall', 3000]);
  });

  it('asks for nothing where an amount is unknown or currencies differ', () => {
    expect(ask('false_ad', {}, [samplePurchase()])).toEqual([]);
    const mixed = [
      order('p-1', 3000),
      samplePurchase({ id: 'p-2', amount: { minor: 499, currency: 'USD', raw: '' } }),
    ];
    expect(ask('minor', {}, mixed)).toEqual([]);
  });

  const minor = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  it('never asks for more than was paid, and loses less than one minor unit', () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 2 ** 40 }), fc.nat(2 ** 40), (paid, bought, some) => {
        const unspent = Math.min(some, bought);
        const purchases = [order('p-1', paid)];
        const [[, asked = 0] = []] = ask(
          'mis_recharge',
          { bought: String(bought), unspent: String(unspent) },
          purchases,
        ).filter(([kind]) => kind === 'unspent') as [string, number][];
        const exact = BigInt(paid) * BigInt(unspent) - BigInt(asked) * BigInt(bought);
        expect(asked).toBeLessThanOrEqual(paid);
        expect(exact >= 0n && exact < BigInt(bought)).toBe(true);
        if (unspent === bought) expect(asked).toBe(paid);
      }),
    );
  });

  it('counts what is missing, never less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (promised, started, delivered) => {
        const gap = shortfall({ promised, started, delivered });
        expect(gap?.missing).toBeGreaterThanOrEqual(0);
        expect(gap?.missing).toBeLessThanOrEqual(promised);
      }),
    );
  });
});
