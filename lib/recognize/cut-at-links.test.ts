// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { ANYWHERE } from './anywhere';
import { recognize } from './recognize';

function accountOn(html: string): string | undefined {
  document.body.innerHTML = `${html}<h1>支付成功</h1><p>订单号：A10086</p><p>实付金额：￥30.00</p>`;
  const options = { url: 'https://shop.example/pay', platforms: [], anywhere: ANYWHERE };
  return recognize(document, options).fields.find(({ name }) => name === 'account')?.value;
}

it('a name ends where a link begins', () => {
  expect(accountOn('<p>账号：小鹿 <a>为他人充值</a></p>')).toBe('小鹿');
  expect(accountOn('<p>账号：<a href="/me">小鹿</a></p>')).toBe('小鹿');
  expect(accountOn('<p>账号：小鹿</p>')).toBe('小鹿');
});

it('links beside each other at the top name nobody', () => {
  expect(
    accountOn('<header><a href="/a">账户</a> <a href="/c">购物车</a> <a href="/h">帮助</a></header>'),
  ).toBeUndefined();
});
