import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dollarOf } from './dollar-of';
import { DOLLARS } from './money';
import type { Line } from './page-lines';

function read(texts: readonly string[], language = 'fr', url: string | null = null): string | null {
  const lines = texts.map((text) => ({ text }) as Line);
  return dollarOf({ lines, language }, url === null ? null : new URL(url));
}

it('is the one dollar that the page names', () => {
  expect(read(['Total (USD) $10.00'])).toBe('USD');
  expect(read(['All prices in AUD', 'AUD 5'])).toBe('AUD');
});

it('is none where no dollar or several are named', () => {
  expect(read(['Total $10.00', 'EUR 5', 'usd'])).toBeNull();
  expect(read(['USD 10', 'CAD 13'])).toBeNull();
});

it('is never anything but a dollar', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const found = read(texts);
      expect(found === null || DOLLARS.has(found)).toBe(true);
    }),
  );
});

it('is that of the country which the language or the address names', () => {
  expect(read(['Total $10.00'], 'en-AU')).toBe('AUD');
  expect(read(['Total $10.00'], 'en', 'https://shop.example.com.au/')).toBe('AUD');
  expect(read(['總計 $100'], 'zh-TW')).toBe('TWD');
  expect(read(['Total $10.00'], 'en-NZ')).toBeNull();
});

it('is the US dollar where the United States are named, and no other country of dollars', () => {
  expect(read(['Total $10.00', 'Austin, TX 78701'], 'en')).toBe('USD');
  expect(read(['Sales tax $0.80', 'Total $10.00'], 'en')).toBe('USD');
  expect(read(['Total $10.00', 'United States'], '')).toBe('USD');
  expect(read(['Total $10.00', 'Ships to the United States and Canada'], 'en')).toBeNull();
  expect(read(['Total 10.00', 'United States'], 'en')).toBeNull();
});

it('is the US dollar of a page declared as English, unless another country is named', () => {
  expect(read(['Total $10.00', 'Your order'], 'en')).toBe('USD');
  expect(read(['Total $10.00', 'Ships within Canada'], 'en')).toBeNull();
  expect(read(['Total $10.00', 'GST $1.00'], 'en')).toBeNull();
});

it('stays unknown where nothing tells', () => {
  expect(read(['Total $10.00', 'Your order'], '')).toBeNull();
  expect(read(['Total 10.00'], 'en')).toBeNull();
  expect(read(['Total $10.00'], 'de')).toBeNull();
});
