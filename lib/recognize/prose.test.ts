// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Candidate } from './candidate';
import { visibilityByStyle } from './layout';
import { readLines } from './page-lines';
import { isTold } from './prose';

/** Whether a page with these words is told; its amounts stand in the lines that hold one. */
function isTale(html: string, url = 'https://shop.example/page'): boolean {
  document.body.innerHTML = html;
  const page = readLines(document, visibilityByStyle());
  const candidates = page.lines
    .filter(({ text }) => /￥\d/.test(text))
    .map(({ index }) => ({ name: 'amount', line: index, label: '实付金额' }) as Candidate);
  return isTold({ document, page, url: new URL(url), candidates });
}

const RECEIPT = '<h1>支付成功</h1><p>订单号：A10086</p><p>实付金额：￥30.00</p>';
const SENTENCES = [
  '那天早上查账单的时候才发现，凌晨的时候连着好几笔扣款，一共是一万两千多块钱。',
  '我先联系了平台的客服，对方要求提供监护人的证明，还要孩子的出生证明和充值记录。',
  '前后一共花了二十三天的时间，最后平台退回来九成，剩下的部分说是已经消费掉了。',
].map((text) => `<p>${text}</p>`);

it('a receipt is not told, nor is one with a sentence of thanks', () => {
  expect(isTale(RECEIPT)).toBe(false);
  expect(isTale(`${SENTENCES[0] ?? ''}${RECEIPT}`)).toBe(false);
});

it('values among more sentences than labels are told', () => {
  expect(isTale(`${SENTENCES.join('')}${RECEIPT}`)).toBe(true);
});

it.each([
  ['a question whether it helped', '<p>这篇文章对您有帮助吗？</p>'],
  ['an answer to somebody', '<button>回复</button>'],
  ['a reply that wants a log-in', '<button>Log in to answer</button>'],
  ['a place in a thread', '<p>3楼</p>'],
  ['folders of a mailbox', '<a>收件箱</a><br><a>已发送</a><br><a>草稿箱</a>'],
  ['columns of a reference', '<p>参数名</p><p>类型</p><p>必填</p>'],
  ['a payment that is still open', '<h2>支付处理中</h2>'],
])('%s tells the page', (_what, html) => {
  expect(isTale(html + RECEIPT)).toBe(true);
});

it('a number of results is told where the address asks for them', () => {
  const found = `<p>找到约 1,200 条结果</p>${RECEIPT}`;
  expect(isTale(found, 'https://search.example/?q=支付成功')).toBe(true);
  expect(isTale(found)).toBe(false);
});

it('a byline tells only what has sentences', () => {
  expect(isTale(`<p>作者：晚风</p>${RECEIPT}`)).toBe(false);
  expect(isTale(`<p>作者：晚风</p>${RECEIPT}${SENTENCES.join('')}`)).toBe(true);
});

it('what stands in a quotation alone is told', () => {
  expect(isTale(`<blockquote>${RECEIPT}</blockquote>`)).toBe(true);
});

it('a payment that waits for the person is theirs', () => {
  expect(isTale(`<h2>支付处理中</h2>${RECEIPT}<button>我已支付</button>`)).toBe(false);
});
