// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { orderData } from './order-data';

const context = { language: 'en-US' };

function read(html: string): Record<string, string> {
  document.body.innerHTML = html;
  const found = orderData(document, context, (element) => !element.hasAttribute('hidden'));
  return Object.fromEntries(
    found.map(({ name, value, money }) => [name, money ? `${money.minor} ${money.currency}` : value]),
  );
}

const jsonLd = (data: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const ORDER = {
  '@type': 'Order',
  orderNumber: 'A-1',
  merchant: { name: 'Shop' },
  acceptedOffer: { price: '1234.5', priceCurrency: 'USD', itemOffered: { name: 'Coins' } },
};

it('reads an order that the page keeps for machines, alone or in a graph', () => {
  const values = { orderNo: 'A-1', merchant: 'Shop', product: 'Coins', amount: '123450 USD' };
  expect(read(jsonLd(ORDER))).toEqual(values);
  expect(read(jsonLd({ '@graph': [{ '@type': 'WebPage' }, ORDER] }))).toEqual(values);
});

it('takes none of several orders, and nothing from other things', () => {
  expect(read(jsonLd([ORDER, { ...ORDER, orderNumber: 'A-2' }]))).toEqual({});
  expect(read(jsonLd({ ...ORDER, '@type': 'Product' }))).toEqual({});
});

it('never asks a prototype, and gives nothing for what is broken or too long', () => {
  expect(
    read('<script type="application/ld+json">{"@type":"Order","__proto__":{"orderNumber":"X1"}}</script>'),
  ).toEqual({});
  expect(read('<script type="application/ld+json">{"@type":"Order",</script>')).toEqual({});
  expect(read(jsonLd({ ...ORDER, filler: 'x'.repeat(200_000) }))).toEqual({});
});

it('reads microdata that a person can see', () => {
  const order = (number: string): string =>
    `<div itemscope itemtype="https://schema.org/Order">${number}<span itemprop="price" content="9.90">9,90</span><meta itemprop="priceCurrency" content="EUR"></div>`;
  expect(read(order('<b itemprop="orderNumber">B-7</b>'))).toEqual({ orderNo: 'B-7', amount: '990 EUR' });
  expect(read(order('<b itemprop="orderNumber" hidden>B-7</b>'))).toEqual({ amount: '990 EUR' });
});
