// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { FieldSource, PlatformDefinition } from '../model/platform';
import type { FieldName } from '../model/field';
import { ANYWHERE } from './anywhere';
import { recognize } from './recognize';

const URL_OF_PAGE = 'https://pay.shop.example/result?no=URL1234567';
const ORDER = {
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'WebPage', name: '结果' },
    { '@type': 'Order', orderNumber: 'LD7654321', acceptedOffer: { price: '68.5', priceCurrency: 'CNY' } },
  ],
};
const PAGE = `<p>付款号：<b>A1234567</b></p><p>流水号：<b id="serial">编号 20261121774401998877 复制</b></p>
  <p>支付金额：￥30.00</p>`;

function read(fields: Partial<Record<FieldName, FieldSource[]>>, data: unknown = ORDER) {
  document.body.innerHTML = `${PAGE}<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const platform: PlatformDefinition = {
    format: 1,
    id: 'shop',
    name: { 'zh-CN': '店', en: 'Shop' },
    kind: 'platform',
    matches: ['https://pay.shop.example/*'],
    stages: [],
    fields,
    sources: [],
  };
  const options = { url: URL_OF_PAGE, platforms: [platform], anywhere: ANYWHERE, boxOf: () => null };
  return recognize(document, options).fields;
}
const numberFrom = (...sources: FieldSource[]) =>
  read({ orderNo: sources }).find(({ name }) => name === 'orderNo')?.value;

describe('a definition’s sources', () => {
  const byAddress: FieldSource = { from: 'url', parameter: 'no' };
  const byLabel: FieldSource = { from: 'label', label: '付款号' };
  const byPlace: FieldSource = { from: 'selector', selector: '#serial', pattern: 'digits-20' };
  const byData: FieldSource = { from: 'json-ld', type: 'Order', path: 'orderNumber' };

  it.each([
    ['address', [byAddress, byLabel, byPlace, byData], 'URL1234567'],
    ['label', [byLabel, byAddress, byPlace, byData], 'A1234567'],
    ['place', [byPlace, byAddress, byLabel, byData], '20261121774401998877'],
    ['data', [byData, byAddress, byLabel, byPlace], 'LD7654321'],
  ] as const)('are asked in their order: %s first', (_first, sources, value) => {
    expect(numberFrom(...sources)).toBe(value);
  });

  it.each([
    ['a label', { ...byLabel, pattern: 'digits-20' }],
    ['the address', { ...byAddress, pattern: 'uuid' }],
    ['data', { ...byData, pattern: 'digits' }],
    ['a place that is not there', { from: 'selector', selector: '.gone' }],
  ] as const)('leave their turn to the next where %s gives no value of its pattern', (_what, source) => {
    expect(numberFrom(source, byPlace)).toBe('20261121774401998877');
  });

  it('give nothing where none of them has its pattern, and then the generic rules have the word', () => {
    expect(numberFrom({ ...byLabel, pattern: 'digits-20' })).toBe('LD7654321');
  });

  it('read an amount in data with the currency beside it', () => {
    const amount = { from: 'json-ld', path: 'acceptedOffer.price' } as const;
    expect(read({ amount: [amount] }).find(({ name }) => name === 'amount')).toMatchObject({
      money: { minor: 6850, currency: 'CNY' },
      source: 'json-ld',
    });
  });

  it.each([
    ['two orders', [ORDER, ORDER]],
    ['what a prototype holds', { '@type': 'Order' }],
    ['another type', { '@type': 'Invoice', orderNumber: 'LD7654321' }],
  ])('take nothing from data of %s', (_what, data) => {
    const path = _what.startsWith('what') ? 'constructor.name' : 'orderNumber';
    const [first] = read({ orderNo: [{ from: 'json-ld', type: 'Order', path }] }, data).filter(
      ({ source }) => source === 'json-ld',
    );
    expect(first).toBeUndefined();
  });
});
