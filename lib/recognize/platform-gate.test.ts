// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFINITE_RULES } from '../platforms/definite-rules';
import { namesPayment, speaksInside, speaksOfPayment } from './platform-gate';

const corpus = join(import.meta.dirname, '../../tests/pages');
const pages = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((site) => readdirSync(join(corpus, site.name)).map((page) => join(corpus, site.name, page)))
  .filter((page) => existsSync(join(page, 'expected.json')));
/** What is captured by itself on the platforms; chats and terms are not. */
const isKnown = (page: string): boolean => {
  const { stage } = JSON.parse(readFileSync(join(page, 'expected.json'), 'utf8')) as { stage: string | null };
  return stage !== null && stage !== 'terms' && stage !== 'support';
};
/** Pages that say nothing before their scripts or frames have run are for the browser tests. */
const isThereAtOnce = (page: string): boolean =>
  !/<script(?![^>]*json)|<iframe|shadowroot/i.test(readFileSync(join(page, 'source.html'), 'utf8'));

const URL = 'https://www.douyin.com/pay/discover';
function speaks(html: string, url = URL): boolean {
  document.open();
  document.write(html);
  document.close();
  return speaksOfPayment(document, url, DEFINITE_RULES);
}

describe('the gate of platforms', () => {
  it.each(
    pages.filter((page) => isKnown(page) && isThereAtOnce(page)).map((page) => page.slice(corpus.length)),
  )('lets %s in', (name) => {
    expect(speaks(readFileSync(join(corpus, name, 'source.html'), 'utf8'))).toBe(true);
  });

  const paid = ['支付', '付款', '充值', '储值', '购买', '开通', '交易'].flatMap((what) =>
    ['成功', '完成', '失败', '关闭', '取消', '超时', '未成功'].map((how) => what + how),
  );
  it.each(
    paid
      // Nothing is opened or stored that way.
      .filter((words) => !/^(?:开通|储值)[失关取超未]/.test(words))
      .concat('提交成功', '退款成功', 'Payment received', 'Card declined', 'Purchase completed', 'Refunded'),
  )('lets a result in that says no more than %s', (words) => {
    expect(namesPayment(words)).toBe(true);
  });

  it.each([
    ['an amount without a sign', '<dt>金额</dt><dd>30</dd>'],
    ['a price in two pieces', '<b>￥</b>\n  <i>30</i>'],
    ['a currency behind its number', '<b>30</b> RMB'],
    ['a button of a form', '<input type="submit" value="立即支付">'],
    ['a picture that says it', '<img alt="支付成功">'],
    ['a mark that a definition knows', '<p id="J_orderPaySuccessNotice"></p>'],
  ])('lets %s in', (_, html) => {
    expect(speaks(html)).toBe(true);
  });

  it.each([
    [
      'a feed',
      '<h2>小鹿的一天</h2><p>今天去了海边，晚霞很好看。</p><span>5032 次点赞</span><button>分享</button>',
    ],
    [
      'what only its scripts say',
      '<p>小鹿</p><script>({ order: 1, price: "￥30", t: "支付成功" })</script><p>海边</p>',
    ],
    ['what only its styles say', '<style>.a { order: 2 } .pay::after { content: "支付" }</style><p>海边</p>'],
    ['what somebody typed', '<input value="支付"><textarea></textarea>'],
  ])('keeps %s out', (_, html) => {
    expect(speaks(html)).toBe(false);
  });

  it('keeps words between two scripts', () => {
    expect(speaks('<script>1</script><p>支付成功</p><script>1</script>')).toBe(true);
  });

  it.each(['pay-result', 'div'])('looks into an open shadow root of %s, and one within', (name) => {
    expect(speaks(`<${name}></${name}>`)).toBe(false);
    const outer = document.querySelector(name)?.attachShadow({ mode: 'open' });
    expect(speaksInside(document)).toBe(false);
    const inner = outer?.appendChild(document.createElement('span')).attachShadow({ mode: 'open' });
    if (inner) inner.textContent = '支付成功';
    expect(speaksInside(document)).toBe(true);
  });

  it('is not misled by a form whose control is named like a property', () => {
    expect(speaks('<form><input name="shadowRoot"></form>')).toBe(false);
    expect(speaksInside(document)).toBe(false);
  });
});
