// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDialogs } from './open-dialogs';

const PAGE =
  '<main><h1>收银台</h1><p>订单号：SP2026112110241207184236900001</p><p>应付金额：￥30.00，支持支付宝和微信支付</p><button>确认支付</button></main>';
const fixed = (inner: string) => `<div class="q7x" style="position:fixed">${inner}</div>`;

/** jsdom draws nothing: what lies over the middle, and over the rest, is said here (tests/e2e/surroundings.e2e.ts has the real one). */
function show(html: string, middle: string, elsewhere = middle): Document {
  document.body.innerHTML = PAGE + html;
  Object.assign(document, {
    elementFromPoint: (_: number, y: number) =>
      document.querySelector(y === window.innerHeight / 2 ? middle : elsewhere),
  });
  return document;
}

beforeEach(() => {
  Object.assign(Element.prototype, { checkVisibility: () => true });
});

afterEach(() => {
  Object.assign(document, { elementFromPoint: undefined });
  delete (Element.prototype as Partial<Element>).checkVisibility;
});

describe('openDialogs', () => {
  it.each([
    ['age', '<b>请确认您已年满 18 周岁</b><button>确认</button>'],
    ['realName', '<b>请输入身份证号完成实名认证</b><a>去认证</a>'],
    ['confirmation', '<b>是否确认充值 300 抖币？</b><span role="button">确定</span>'],
    ['minors', '<b>未成年人消费须监护人同意</b><i style="cursor:pointer">我知道了</i>'],
  ])('knows a question of %s in a box that no markup calls a dialog', (kind, inner) => {
    expect(openDialogs(show(fixed(inner), 'b'))).toEqual({ dialogs: 0, asks: kind });
  });

  it('knows one that stands at the edge, above a mask that lies over the middle', () => {
    const html = `<div id="mask" style="position:fixed"></div>${fixed('<b>年满十八周岁？</b><button>是</button>')}`;
    expect(openDialogs(show(html, '#mask', 'b')).asks).toBe('age');
  });

  it('knows one inside a page that is itself laid out as fixed', () => {
    document.body.innerHTML = '';
    const shown = show('', 'b');
    const app = shown.body.appendChild(shown.createElement('div'));
    app.style.position = 'fixed';
    const main = shown.querySelector('main');
    if (main !== null) app.append(main);
    app.insertAdjacentHTML('beforeend', fixed('<b>年满十八周岁？</b><button>是</button>'));
    expect(openDialogs(shown).asks).toBe('age');
  });

  it('tells one question from the next', () => {
    const first = openDialogs(show('<div role="dialog">请确认您已年满 18 周岁</div>', 'main'));
    const second = openDialogs(show('<div role="dialog">请完成实名认证</div>', 'main'));
    expect([first, second]).toEqual([
      { dialogs: 1, asks: 'age' },
      { dialogs: 1, asks: 'realName' },
    ]);
  });

  it.each([
    ['a question about cookies', fixed('<b>本站使用 Cookie 改善体验</b><button>同意</button>')],
    ['an advertisement', fixed('<b>新人首充双倍</b><button>立即购买</button>')],
    ['a toast, which cannot be answered', fixed('<b>请先确认支付方式</b>')],
    ['a chat', fixed('<b>您好，请问有什么可以帮您？</b><button>发送</button>')],
  ])('takes for no question: %s', (_, html) => {
    expect(openDialogs(show(html, 'b'))).toEqual({ dialogs: 0, asks: '' });
  });

  it.each([
    ['a bar with the pay button at the edge', fixed('<b>合计 ￥30.00</b><button>确认支付</button>'), 'main'],
    ['words on the page itself', '<p>未成年人请勿充值</p><button>确认支付</button>', 'p'],
  ])('takes for no question: %s', (_, html, middle) => {
    expect(openDialogs(show(html, middle, 'b'))).toEqual({ dialogs: 0, asks: '' });
  });

  it('takes a page that is laid out as fixed for no question', () => {
    document.body.innerHTML = '';
    const shown = show('', 'main h1');
    const main = shown.querySelector('main');
    if (main !== null) main.style.position = 'fixed';
    expect(openDialogs(shown).asks).toBe('');
  });

  it('reads nothing, and breaks nothing, where the page names its elements like what is asked', () => {
    const shown = show('<form name="querySelectorAll"></form>', 'main');
    expect(openDialogs(shown)).toEqual({ dialogs: 0, asks: '' });
  });
});
