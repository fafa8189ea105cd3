// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Box } from '../model/field';
import type { PlatformDefinition } from '../model/platform';
import type { Reading } from '../model/reading';
import { ANYWHERE } from './anywhere';
import { recognize } from './recognize';

const SHOP: PlatformDefinition = {
  format: 1,
  id: 'shop',
  name: { 'zh-CN': '店', en: 'Shop' },
  kind: 'platform',
  matches: ['https://shop.example/*'],
  stages: [],
  sources: [],
};
const PAID = '<h1>支付成功</h1><p>订单号：A10086</p><p>实付金额：￥30.00</p>';

function read(html: string, platforms: PlatformDefinition[] = [], url = 'https://shop.example/pay'): Reading {
  document.body.innerHTML = html;
  return recognize(document, { url, platforms });
}

function valueOf(reading: Reading, name: string): string | undefined {
  return reading.fields.find((field) => field.name === name)?.value;
}

beforeEach(() => {
  document.documentElement.lang = 'zh-CN';
});

describe('without a platform', () => {
  it('reads a page that nobody configured', () => {
    const reading = read(PAID);
    expect(reading).toMatchObject({ platformId: null, stage: 'paid', recognizer: 'generic@4' });
    expect(reading.fields).toMatchObject([
      { name: 'orderNo', raw: 'A10086', label: '订单号', source: 'text' },
      { name: 'amount' },
    ]);
  });

  it('makes nothing of an address that is none, of an empty page, or of a page without a body', () => {
    expect(read(PAID, [SHOP], 'about:blank')).toMatchObject({ platformId: null, stage: 'paid' });
    expect(read(PAID, [SHOP], '')).toMatchObject({ platformId: null });
    expect(read('')).toMatchObject({ stage: null, fields: [] });
    const empty = new DOMParser().parseFromString('<a/>', 'text/xml');
    expect(recognize(empty, { url: 'https://shop.example/', platforms: [] })).toMatchObject({ stage: null });
  });
});

describe('words of success', () => {
  const rest = '<p>订单号：A10086</p><p>订单金额：￥30.00</p>';
  it.each([
    ['hidden by an attribute', '<p hidden>支付成功</p>'],
    ['hidden by style', '<div style="display:none"><p>支付成功</p></div>'],
    ['transparent', '<p style="opacity:0">支付成功</p>'],
    ['on a button', '<button>支付成功</button>'],
    ['in a link', '<a href="/done">支付成功</a>'],
    ['in a script', '<script>var text = "支付成功"</script>'],
    ['in a template', '<template><p>支付成功</p></template>'],
    ['in a question', '<p>支付成功未到账怎么办？</p>'],
    ['asked for', '<p>请确认支付成功</p>'],
    ['of a later time', '<p>支付成功后自动发货</p>'],
    ['denied', '<p>尚未支付成功</p>'],
  ])('do not count %s', (_where, words) => {
    expect(read(words + rest).stage).not.toBe('paid');
  });

  it('count where they are seen near an amount or an order number, and only there', () => {
    expect(read(`<p>恭喜您，支付成功！</p>${rest}`).stage).toBe('paid');
    expect(read('<p>支付成功</p>').stage).toBeNull();
    expect(read(`<p>支付成功</p>${'<p>新闻</p>'.repeat(60)}${rest}`).stage).not.toBe('paid');
  });

  it('do not outweigh words of failure', () => {
    expect(read(`<h1>支付失败</h1>${rest}<h2>支付成功</h2>`).stage).toBe('failed');
  });
});

describe('rivals', () => {
  it('prefers what was paid to what was ordered, and neither to the rest', () => {
    const reading = read(
      '<p>单价：￥5.00</p><p>订单金额：￥30.00</p><p>优惠：-￥2.00</p><p>账户余额：￥88.00</p><p>实付金额：￥28.00</p>',
    );
    expect(valueOf(reading, 'amount')).toBe('28.00');
  });

  it('takes an amount of nothing only where there is no other', () => {
    expect(valueOf(read('<p>应付金额：￥0.00</p><p>订单金额：￥30.00</p>'), 'amount')).toBe('30.00');
    expect(valueOf(read('<p>应付金额：￥0.00</p>'), 'amount')).toBe('0.00');
  });

  it('tells the shop’s number from the channel’s', () => {
    const reading = read(
      '<p>交易单号：4200001</p><p>商户订单号：M77</p><p>运单号：SF1234567</p><p>手机号：13800000000</p>',
    );
    expect([valueOf(reading, 'orderNo'), valueOf(reading, 'channelOrderNo')]).toEqual(['M77', '4200001']);
    expect(valueOf(read('<p>商户订单号：M77</p><p>订单号：O1</p>'), 'orderNo')).toBe('O1');
    const cashier: PlatformDefinition = { ...SHOP, kind: 'cashier' };
    expect(valueOf(read('<p>商户订单号：M77</p><p>订单号：O1</p>', [cashier]), 'orderNo')).toBe('M77');
  });

  it('takes the time of payment from no other time', () => {
    const reading = read(
      '<p>下单时间：2026-11-21 10:00:00</p><p>更新时间：2026-11-21 10:09:00</p><p>支付时间：</p><p>交易时间：2026-11-21 10:05:00</p>',
    );
    expect(reading.fields.map((field) => [field.name, field.value])).toEqual([
      ['orderedAt', '2026-11-21T10:00:00'],
    ]);
  });

  it('takes values whose boxes are too small to be seen for hidden', () => {
    document.body.innerHTML = '<p>实付金额：<b>￥99.00</b></p><p>订单金额：<i>￥30.00</i></p>';
    const boxOf = (node: Text | Element): Box => ({
      x: 1,
      y: 2,
      width: node.textContent === '￥99.00' ? 1 : 80,
      height: 20,
    });
    const reading = recognize(document, { url: 'https://shop.example/', platforms: [], boxOf });
    expect(reading.fields).toMatchObject([
      { value: '30.00', box: { x: 1, y: 2, width: 80, height: 20 }, selector: expect.stringContaining('i') },
    ]);
  });
});

describe('a label of payment time', () => {
  it.each([
    [
      'an empty cell',
      '<table><tr><td>创建时间</td><td>2026-11-21 10:00:00</td></tr><tr><td>支付时间</td><td></td></tr><tr><td>预计到账</td><td>2026-11-23</td></tr></table>',
    ],
    ['an empty end of a line', '<p>创建时间：2026-11-21 10:00:00 支付时间：</p>'],
    [
      'an empty description',
      '<dl><dt>创建时间</dt><dd>2026-11-21 10:00:00</dd><dt>支付时间</dt><dd></dd></dl>',
    ],
    ['a deadline', '<p>支付时间：请在 2026-11-21 10:00 前支付</p>'],
    ['a deadline that starts with its time', '<p>支付时间：2026-11-21 10:00 前</p>'],
    ['a dash', '<p>支付时间：--</p><p>2026-11-21 10:00:00</p>'],
  ])('before %s has no value', (_what, html) => {
    expect(valueOf(read(html), 'paidAt')).toBeUndefined();
  });
});

describe('typed values', () => {
  it('are never read, whatever surrounds them', () => {
    const boxes = [
      (typed: string) => `<input value="${typed}">`,
      (typed: string) => `<input type="password" value="${typed}">`,
      (typed: string) => `<input type="tel" name="cvv" value="${typed}">`,
      (typed: string) => `<textarea>${typed}</textarea>`,
      (typed: string) => `<div contenteditable="true">${typed}</div>`,
      (typed: string) => `<input type="hidden" value="${typed}">`,
      (typed: string) => `<input type="checkbox" checked value="${typed}">`,
    ];
    const labels = ['账号：', '订单号', '支付金额', '支付密码', '商品名称：', '支付时间'];
    const digits = fc.stringMatching(/^[1-9]\d{15}$/);
    fc.assert(
      fc.property(fc.constantFrom(...boxes), fc.constantFrom(...labels), digits, (box, label, typed) => {
        const html = `<table><tr><td>${label}</td><td>${box(typed)}</td></tr></table><p><label>${label}${box(typed)}</label></p>`;
        const nosy: PlatformDefinition = {
          ...SHOP,
          fields: { product: [{ from: 'selector', selector: 'textarea' }] },
        };
        expect(JSON.stringify(read(html, [nosy]))).not.toContain(typed);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a platform', () => {
  it('names places that the page’s words do not tell', () => {
    const platform: PlatformDefinition = {
      ...SHOP,
      stages: [{ stage: 'balance', selector: '#wallet' }],
      fields: {
        orderNo: [{ from: 'selector', selector: '#o', attribute: 'data-no' }],
        account: [{ from: 'label', label: '萌号' }],
        amount: [{ from: 'url', parameter: 'fen', unit: 'minor' }],
      },
      currency: 'CNY',
      coin: { name: '萌币', perUnit: 10 },
    };
    const reading = read(
      '<p id="wallet">钱包</p><p id="o" data-no="N-1">详</p><p>萌号 小鹿</p><p>商品：60萌币</p>',
      [platform],
      'https://shop.example/pay?fen=3000',
    );
    expect(reading).toMatchObject({ platformId: 'shop', stage: 'balance', recognizer: 'shop@4' });
    expect(Object.fromEntries(reading.fields.map((field) => [field.name, field.value]))).toEqual({
      orderNo: 'N-1',
      account: '小鹿',
      amount: '30.00',
      product: '60萌币',
      units: '60 萌币',
    });
    expect(reading.fields.find((field) => field.name === 'amount')).toMatchObject({
      source: 'url',
      money: { minor: 3000, currency: 'CNY' },
    });
  });

  it('that is broken is as good as none', () => {
    const broken = [
      {
        ...SHOP,
        matches: ['https://shop.example/*'],
        stages: [{ stage: 'paid', selector: '((' }],
        fields: {
          amount: [
            { from: 'selector', selector: 'p:nope(' },
            { from: 'label', label: '' },
          ],
        },
      },
      {
        ...SHOP,
        matches: ['nonsense', '<all_urls>', 'https://shop.example/*'],
        stages: [{ stage: 'paid', texts: [''] }],
        fields: {},
      },
      { ...SHOP, fields: { product: [] } },
      { id: 'half' },
    ] as unknown as PlatformDefinition[];
    for (const definition of broken)
      expect(read('<p>订单号：A10086</p><p>金额：￥30.00</p>', [definition])).toMatchObject({
        stage: 'order',
      });
  });

  it('counts by its address only once the page shows amounts', () => {
    const platform: PlatformDefinition = { ...SHOP, stages: [{ stage: 'offer', url: 'shop.example/pay' }] };
    expect(read('<p>请先登录</p>', [platform]).stage).toBeNull();
    expect(read('<ul><li>60 币 ￥6.00</li><li>300 币 ￥30.00</li></ul>', [platform]).stage).toBe('offer');
    expect(
      read('<ul><li>60 币 ￥6.00</li></ul>', [platform], 'https://shop.example/payment').stage,
    ).toBeNull();
    expect(read(PAID, [platform]).stage).toBe('paid');
  });
});

describe('a page', () => {
  it('is read through open shadow roots', () => {
    document.body.innerHTML = '<x-result></x-result>';
    const root = document.querySelector('x-result')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = PAID;
    const reading = recognize(document, { url: 'https://shop.example/', platforms: [] });
    expect(reading).toMatchObject({
      stage: 'paid',
      fields: [{ value: 'A10086', selector: null }, { value: '30.00' }],
    });
  });

  it('gives selectors that find the value again', () => {
    const reading = read(
      `<main><section>${PAID}</section><section id="two"><p>支付方式</p><p>支付宝</p></section></main>`,
    );
    for (const field of reading.fields)
      expect(document.querySelector(field.selector ?? '')?.textContent).toContain(field.raw);
    expect(reading.fields).toHaveLength(3);
  });

  it('never makes it throw', () => {
    const words = fc.constantFrom(
      '订单号',
      '：',
      '金额',
      '￥',
      '30.00',
      '支付成功',
      '支付时间',
      '2026-11-21',
      '<b>',
      '</b>',
      '<p>',
      '</p>',
      '<td>',
      '<tr>',
      '<table>',
      '<br>',
      '<li class="active">',
      '<input checked type=radio>',
      '复制',
      ' ',
      '\u00a0',
      'Order #',
      '7',
      '<select><option>',
      '<dl><dt>',
      '<dd>',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const reading = read(parts.join(''), [SHOP]);
        const visible = document.body.textContent.replace(/\s/g, '');
        for (const field of reading.fields) expect(visible).toContain(field.raw.replace(/\s/g, ''));
      }),
    );
  });

  it('that is nested without end, or one long line, is read without harm', () => {
    let outer = document.createElement('div');
    outer.textContent = PAID;
    // From the inside: below so many others jsdom takes a millisecond for each.
    for (let depth = 0; depth < 3_000; depth += 1) {
      const around = document.createElement('div');
      around.append(outer);
      outer = around;
    }
    document.body.replaceChildren(outer);
    expect(
      recognize(document, { url: 'https://shop.example/', platforms: [], isVisible: () => true }).stage,
    ).toBeNull();
    expect(read(`<p>${'订单号：\u00a0'.repeat(20_000)}</p>`).fields).toEqual([]);
  });
});

describe('two sources', () => {
  it('are surer together, and named where they differ', () => {
    const page = '<h1>支付成功</h1><p>订单号：A10086</p><p>金额：￥30.00</p>';
    const of = (number: string) =>
      read(page, [], `https://shop.example/pay?out_trade_no=${number}`).fields.find(
        ({ name }) => name === 'orderNo',
      );
    const alone = read(page).fields.find(({ name }) => name === 'orderNo');
    expect(of('A10086')?.reason).toContain('url says the same');
    expect(of('B20000')).toMatchObject({ value: 'A10086' });
    expect(of('B20000')?.reason).toContain('url says B20000');
    expect(of('B20000')?.confidence).toBeLessThan(alone?.confidence ?? 0);
  });
});

describe('an address that a gateway returns to', () => {
  const readAnywhere = (html: string, url: string): Reading => {
    document.body.innerHTML = html;
    return recognize(document, { url, platforms: [], anywhere: ANYWHERE });
  };

  it('says paid where the page shows what was bought', () => {
    const page = '<p>订单号：A10086</p><p>金额：￥30.00</p>';
    expect(readAnywhere(page, 'https://shop.example/r?trade_status=TRADE_SUCCESS').stage).toBe('paid');
    expect(readAnywhere('<p>欢迎</p>', 'https://shop.example/r?trade_status=TRADE_SUCCESS').stage).toBeNull();
    expect(readAnywhere(`<h1>支付失败</h1>${page}`, 'https://shop.example/r?status=success').stage).toBe(
      'failed',
    );
  });
});

describe('numbers in several elements', () => {
  const amountOf = (html: string) => valueOf(read(`<h1>支付成功</h1><p>订单号：A10086</p>${html}`), 'amount');
  const rects = (...at: [x: number, width: number][]) => {
    let next = 0;
    const createRange = document.createRange.bind(document);
    vi.spyOn(document, 'createRange').mockImplementation(() => {
      const [x, width] = at[next % at.length] ?? [0, 0];
      next += 1;
      const rect = { x, y: 0, width, height: 20 } as DOMRect;
      return Object.assign(createRange(), { getBoundingClientRect: () => rect });
    });
  };
  afterEach(() => vi.restoreAllMocks());

  it('are one where they touch, two where there is a gap', () => {
    const price = '<p><span>¥</span><span>3</span><span>28.00</span></p>';
    rects([0, 10], [10, 40]);
    expect(amountOf(price)).toBe('328.00');
    vi.restoreAllMocks();
    rects([0, 10], [30, 40]);
    expect(amountOf(price)).toBe('3.00');
  });

  it('are none where nobody can tell, rather than the shorter one', () => {
    expect(amountOf('<p><span>¥</span><span>3</span><span>28.00</span></p>')).toBeUndefined();
    expect(amountOf('<p><i>¥</i><i>1</i><i>2</i><i>8</i></p>')).toBe('128.00');
    expect(amountOf('<p><span>￥6.00</span><span>60抖币</span></p>')).toBe('6.00');
  });

  it('leave a price readable behind the number of its good', () => {
    expect(amountOf('<p><a>Item 5</a><b>￥5.50</b></p>')).toBe('5.50');
    expect(amountOf('<p><span>US</span><span>$5.50</span></p>')).toBe('5.50');
  });
});

describe('signs and words of currencies', () => {
  it.each([
    ['120 руб', '120.00', 'RUB'],
    ['49,90 zł', '49.90', 'PLN'],
    ['CA$34.50', '34.50', 'CAD'],
    ['Rp 20.500', '20500.00', 'IDR'],
  ])('%s is read without a label', (text, value, currency) => {
    const { fields } = read(`<h1>支付成功</h1><p>订单号：A10086</p><p>${text}</p>`);
    expect(fields.find(({ name }) => name === 'amount')).toMatchObject({ value, money: { currency } });
  });

  it('a record without one has an amount and no currency', () => {
    const { fields } = read(
      '<h1>账单详情</h1><p><span>某某公司</span><span>-128.00</span><span>交易成功</span></p><p>订单号：2026090122001412</p>',
    );
    expect(fields.find(({ name }) => name === 'amount')).toMatchObject({
      value: '128.00',
      money: { currency: null },
    });
  });
});

describe('what is no purchase', () => {
  const anywhere = (html: string, url: string) => {
    document.body.innerHTML = html;
    return recognize(document, { url, platforms: [], anywhere: ANYWHERE });
  };

  it('a dashboard’s count of orders is no order number', () => {
    const { fields } = anywhere('<p><span>Orders</span><span>331</span></p>', 'https://shop.example/');
    expect(fields.filter(({ name }) => name === 'orderNo')).toEqual([]);
  });

  it.each([
    'https://help.shop.example/receipt',
    'https://shop.example/blog/2026',
    'https://docs.shop.example/',
    'https://shop.example/2026/10/what-i-paid.html',
  ])('at %s a number and an amount are told, and a whole record is one', (url) => {
    expect(anywhere(PAID, url).stage).toBeNull();
    expect(anywhere(PAID, 'https://shop.example/helpful').stage).toBe('paid');
    const record = `${PAID}<p>支付方式：微信支付</p><p>支付时间：2026-11-03 09:18:40</p>`;
    expect(anywhere(record, url).stage).toBe('paid');
    expect(anywhere(record.replace('<h1>支付成功', '<h1>充值到账慢的原因'), url).stage).toBeNull();
  });

  it('figures of trade are a seller’s', () => {
    const figures = '<p>今日订单</p><p>12</p><p>转化率</p><p>2.4%</p>';
    expect(anywhere(figures + PAID, 'https://shop.example/').stage).toBeNull();
    expect(anywhere(`<p>转化率</p><p>2.4%</p>${PAID}`, 'https://shop.example/').stage).toBe('paid');
  });
});
