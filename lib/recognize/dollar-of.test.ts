import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dollarOf } from './dollar-of';
import { DOLLARS } from './money';

it('is the one dollar that the page names', () => {
  expect(dollarOf(['Total (USD) $10.00'])).toBe('USD');
  expect(dollarOf(['All prices in AUD', 'AUD 5'])).toBe('AUD');
});

it('is none where no dollar or several are named', () => {
  expect(dollarOf(['Total $10.00', 'EUR 5', 'usd'])).toBeNull();
  expect(dollarOf(['USD 10', 'CAD 13'])).toBeNull();
});

it('is never anything but a dollar', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const found = dollarOf(texts);
      expect(found === null || DOLLARS.has(found)).toBe(true);
    }),
  );
});
