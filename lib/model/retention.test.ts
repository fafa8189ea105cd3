import { expect, test } from 'vitest';
import type { ClaimStatus } from './claim';
import type { Purchase } from './purchase';
import { duePurchases } from './retention';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const at = (id: string, lastAt: string) => ({ id, lastAt: Date.parse(lastAt) }) as Purchase;
const claim = (status: ClaimStatus, ...purchaseIds: string[]) => ({
  purchaseIds,
  history: [{ status, recipient: null, at: NOW, note: '' }],
});
const ids = (purchases: readonly Purchase[]) => purchases.map(({ id }) => id);

test('counts calendar months from the last capture, to the moment', () => {
  const purchases = [
    at('younger', '2026-05-21T10:00:01Z'),
    at('due', '2026-05-21T10:00:00Z'),
    at('old', '2024-01-01T00:00:00Z'),
  ];
  expect(ids(duePurchases(purchases, [], { months: 6, now: NOW }).expired)).toEqual(['old', 'due']);
  expect(duePurchases(purchases, [], { months: 60, now: NOW }).expired).toEqual([]);
});

test('a month without that day ends on its last one', () => {
  const now = Date.parse('2026-08-31T12:00:00Z');
  const purchases = [at('a', '2026-02-28T12:00:00Z'), at('b', '2026-02-28T12:00:01Z')];
  expect(ids(duePurchases(purchases, [], { months: 6, now }).expired)).toEqual(['a']);
});

test.each([
  'drafted',
  'submitted',
  'asked-for-more',
  'accepted',
  'rejected',
  'appealed',
  'refunded-part',
] as const)('never deletes what a claim still needs: %s', (status) => {
  const due = duePurchases([at('p', '2020-01-01T00:00:00Z')], [claim(status, 'p')], { months: 6, now: NOW });
  expect(due).toMatchObject({ expired: [], kept: [{ id: 'p' }] });
});

test('a claim that is over keeps nothing, unless another one is open', () => {
  const old = [at('p', '2020-01-01T00:00:00Z')];
  const options = { months: 6, now: NOW };
  expect(ids(duePurchases(old, [claim('closed', 'p')], options).expired)).toEqual(['p']);
  expect(duePurchases(old, [claim('closed', 'p'), claim('drafted', 'x', 'p')], options).expired).toEqual([]);
});
