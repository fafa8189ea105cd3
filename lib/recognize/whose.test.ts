// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { visibilityByStyle } from './layout';
import { readLines } from './page-lines';
import { isOthers } from './whose';

function isTheirs(html: string, url = 'https://shop.example/order'): boolean {
  document.body.innerHTML = html;
  const page = readLines(document, visibilityByStyle());
  return isOthers({ document, page, url: new URL(url), candidates: [] });
}

const ORDER = '<h1>订单详情</h1><p>订单号：A10086</p><p>实付金额：￥30.00</p>';

it('an order with what its buyer can do is one’s own', () => {
  const buttons = ['提醒发货', '申请退款', '再次购买', '联系卖家', 'Request a refund', 'Track package'];
  expect(isTheirs(ORDER + buttons.map((words) => `<button>${words}</button>`).join(''))).toBe(false);
});

it.each(['立即发货', '同意退款', '核销', 'Record payment', 'Mark as shipped', 'Versandlabel erstellen'])(
  '%s is for who sells',
  (words) => {
    expect(isTheirs(`${ORDER}<button>${words}</button>`)).toBe(true);
    expect(isTheirs(`${ORDER}<p>${words}</p>`)).toBe(false);
  },
);

it.each([
  ['a seller’s share', '<p>平台服务费：-￥0.41</p><p>预计到账：￥67.59</p>'],
  ['a payment taken', '<p>Customer</p><p>jo@leaf.example</p><p>Net $47.28 USD</p>'],
  ['a claim for expenses', '<h3>费用报销单</h3>'],
  ['words to the seller', '<p>What your buyer paid</p>'],
])('%s is nobody’s purchase', (_what, html) => {
  expect(isTheirs(ORDER + html)).toBe(true);
});

it('one label of theirs is not enough', () => {
  expect(isTheirs(`${ORDER}<p>Customer</p><p>Maya Li</p>`)).toBe(false);
});

it('people in a column, or named one by one, are others; the same name in each row is not', () => {
  const table = (names: string[]) =>
    `<table><tr><th>订单号</th><th>购买人</th><th>金额</th></tr>${names
      .map((name, index) => `<tr><td>A1000${index}</td><td>${name}</td><td>￥30.00</td></tr>`)
      .join('')}</table>`;
  expect(isTheirs(table(['张**', '李**']))).toBe(true);
  expect(isTheirs(table(['张**', '张**']))).toBe(false);
  expect(isTheirs('<p>买家：刘**</p><p>￥68.00</p><p>买家：王**</p><p>￥18.00</p>')).toBe(true);
  expect(isTheirs('<p>买家：刘**</p><p>￥68.00</p>')).toBe(false);
});
