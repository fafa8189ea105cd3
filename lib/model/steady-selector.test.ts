import { describe, expect, it } from 'vitest';
import { isSteadySelector } from './steady-selector';

describe('a selector of a definition', () => {
  it.each([
    '#order',
    '.pay-box .amount b',
    'main > p > b',
    '[data-e2e="wallet-total-price"]',
    '[title="a > b + c"]',
    'td:nth-of-type(2)',
    'li:first-child, .paid span',
  ])('may be %s', (selector) => {
    expect(isSteadySelector(selector)).toBe(true);
  });

  it.each([
    'a ~ b',
    'a + b',
    'a:has(b)',
    ':is(a, b) c',
    ':not(:has(* * * *))',
    '* > * * > * * > * * > *',
    ':nth-child(1 of a b c)',
  ])('may not be %s, which a page can make slow', (selector) => {
    expect(isSteadySelector(selector)).toBe(false);
  });
});
