// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readControls } from './read-controls';

function page(body: string): Document {
  document.body.innerHTML = body;
  return document;
}

describe('readControls', () => {
  it('finds the agreements beside the pay button, with their boxes', () => {
    const { boxes, links } = readControls(
      page(`<button>立即充值</button>
        <label><input type="checkbox" checked>我已阅读并同意<a href="/agreement/recharge">《充值服务协议》</a></label>
        <label><input type="checkbox">到期自动续费</label><label><input type="checkbox">记住我</label>`),
    );
    expect(boxes).toEqual([
      { label: '我已阅读并同意《充值服务协议》', isTicked: true, isTickedInMarkup: true },
      { label: '到期自动续费', isTicked: false, isTickedInMarkup: false },
    ]);
    expect(links).toEqual([
      {
        text: '《充值服务协议》',
        url: 'http://localhost:3000/agreement/recharge',
        isSameSite: true,
        isBesidePay: true,
      },
    ]);
  });

  it('tells what the person ticked apart from what the page ticked', () => {
    const shown = page('<label><input type="checkbox">同意《用户协议》</label>');
    for (const box of shown.querySelectorAll('input')) box.checked = true;
    expect(readControls(shown).boxes).toMatchObject([{ isTicked: true, isTickedInMarkup: false }]);
  });

  it.each([
    ['another site', '<a href="https://other.example/terms">服务条款</a>', false],
    ['a script', '<a href="javascript:void 0">服务条款</a>', false],
    ['no address', '<a>服务条款</a>', false],
  ])('never calls %s the same site', (_, link, isSameSite) => {
    expect(readControls(page(`<button>支付</button>${link}`)).links).toMatchObject([{ isSameSite }]);
  });

  it('removes what could open an account from addresses', () => {
    const { links } = readControls(page('<button>支付</button><a href="/terms?token=hush">服务条款</a>'));
    expect(links[0]?.url).toBe('http://localhost:3000/terms?token=removed');
  });

  it('reads packs and which one is chosen, by role, class or radio button', () => {
    for (const [open, close] of [
      ['<li aria-selected="true">', '</li>'],
      ['<li class="pack is-active">', '</li>'],
      ['<li><input type="radio" checked>', '</li>'],
    ]) {
      const { choices } = readControls(
        page(`<ul><li>60 币 ￥6.00</li>${open}300 币 ￥30.00${close}<li>自定义</li></ul>`),
      );
      expect(choices).toEqual([
        { text: '60 币 ￥6.00', isChosen: false },
        { text: '300 币 ￥30.00', isChosen: true },
      ]);
    }
  });

  it('reads open dialogs, and nothing that somebody may have typed', () => {
    const { dialogs } = readControls(
      page(`<div role="dialog"><p>请确认您已年满 18 周岁</p></div>
        <div role="dialog" contenteditable>我的密码</div><dialog><p>关着</p></dialog>`),
    );
    expect(dialogs).toEqual(['请确认您已年满 18 周岁']);
  });

  it.each([
    [
      'a box of any name that is fixed over the middle',
      '抖音充值 请选择充值金额，支持微信和支付宝',
      ['年满十八周岁？是'],
    ],
    ['never the page itself, however it is laid out', '', []],
  ])('reads %s', (_, behind, read) => {
    const shown = page(
      `<p>${behind}</p><div style="position:fixed"><b>年满十八周岁？</b><button>是</button></div>`,
    );
    // jsdom draws nothing; tests/e2e/by-hand.e2e.ts has the real one.
    Object.assign(shown, { elementFromPoint: () => shown.querySelector('b') });
    expect(readControls(shown).dialogs).toEqual(read);
    Object.assign(shown, { elementFromPoint: undefined });
  });
});
