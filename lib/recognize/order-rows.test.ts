// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { ANYWHERE } from './anywhere';
import { recognize } from './recognize';

function rowsOf(html: string): Record<string, string>[] | undefined {
  document.body.innerHTML = html;
  const { orders } = recognize(document, {
    url: 'https://shop.example/orders',
    platforms: [],
    anywhere: ANYWHERE,
  });
  return orders?.map((row) => Object.fromEntries(row.map(({ name, value }) => [name, value])));
}

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const HEAD = '<thead><tr><th>订单号</th><th>支付金额</th><th>支付时间</th></tr></thead>';

beforeEach(() => {
  document.title = '我的订单';
});

describe('a list of orders', () => {
  it('keeps each row apart, and leaves empty cells out', () => {
    expect(
      rowsOf(
        `<table>${HEAD}<tbody>${row('A1', '￥6.00', '2026-11-21')}${row('A2', '￥9.00', '')}</tbody></table>`,
      ),
    ).toEqual([
      { orderNo: 'A1', amount: '6.00', paidAt: '2026-11-21' },
      { orderNo: 'A2', amount: '9.00' },
    ]);
  });

  it('knows headings that stand in a table of their own', () => {
    const body = `<tbody>${row('A1', '￥6.00', '2026-11-21')}${row('A2', '￥9.00', '2026-11-20')}</tbody>`;
    expect(rowsOf(`<div><table>${HEAD}</table></div><div><table>${body}</table></div>`)).toHaveLength(2);
  });

  it('reads cards, each up to its own edge', () => {
    const card = (number: string, amount: string): string =>
      `<section><p>订单号：${number}</p><p>实付：￥${amount}</p></section>`;
    expect(rowsOf(card('A1', '6.00') + card('A2', '9.00'))).toEqual([
      { orderNo: 'A1', amount: '6.00' },
      { orderNo: 'A2', amount: '9.00' },
    ]);
  });

  it('takes no price where an order shows several without a label', () => {
    const card = (number: string): string =>
      `<section><p>订单号：${number}</p><p>￥6.00</p><p>￥7.00</p></section>`;
    expect(rowsOf(card('A1') + card('A2'))).toEqual([{ orderNo: 'A1' }, { orderNo: 'A2' }]);
  });

  it('is no list when the only row is what the page is about', () => {
    document.body.innerHTML = `<table>${HEAD}<tbody>${row('A1', '￥6.00', '2026-11-21')}</tbody></table>`;
    const { fields, orders } = recognize(document, {
      url: 'https://shop.example/orders',
      platforms: [],
      anywhere: ANYWHERE,
    });
    expect(fields.find(({ name }) => name === 'orderNo')?.value).toBe('A1');
    expect(orders).toHaveLength(1);
  });

  it('never mixes rows into the fields of the page', () => {
    rowsOf(`<table>${HEAD}<tbody>${row('A1', '￥6.00', '')}${row('A2', '￥9.00', '')}</tbody></table>`);
    expect(
      recognize(document, { url: 'https://shop.example/', platforms: [], anywhere: ANYWHERE }).fields,
    ).toEqual([]);
  });
});
