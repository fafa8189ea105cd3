// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPage } from '../../tests/pages/read-page';
import { scrubPage } from '../capture/scrub-page';
import { expectedOf } from '../model/expected-reading';
import type { PlatformDefinition } from '../model/platform';
import { ANYWHERE } from '../recognize/anywhere';
import { recognize } from '../recognize/recognize';
import { makeContribution } from './make-contribution';

const definition: PlatformDefinition = {
  format: 1,
  id: 'star-river',
  name: { 'zh-CN': '星河直播', en: 'Star River' },
  kind: 'platform',
  matches: ['https://pay.star-river.example/*'],
  stages: [{ stage: 'paid', texts: ['星愿已送达'] }],
  fields: {
    orderNo: [{ from: 'label', label: '星河编号', pattern: 'alphanumeric-16-32' }],
    account: [{ from: 'selector', selector: '[data-nick]', attribute: 'data-nick' }],
    channelOrderNo: [{ from: 'url', parameter: 'trade_no' }],
  },
  sources: [],
};
const PLANTED = {
  orderNo: 'XH2026112177440199',
  tradeNo: '2026112122001438571400099123',
  phone: '13912345678',
  masked: '159****4821',
  mail: 'wang.xiaoming@qq.example',
  nick: '王小明的直播间',
  payer: '*小明',
  session: 'f3a9c1d2e4b5a6978877665544332211',
  typed: 'hunter2-typed',
  card: '6222021234567890123',
  clock: '18:47:33',
  href: 'u=839201774',
  street: '朝阳区幸福路8号',
};

function page(planted: typeof PLANTED): string {
  const { orderNo, phone, masked, mail, nick, payer, session, typed, card, clock, href, street } = planted;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${nick} · 星河直播</title>
    <style>.x::after { content: "${phone}" } .y { background: url(https://cdn.example/${session}.png) } .z { display: none }</style></head>
    <body data-user="${session}"><h1>星愿已送达</h1>
    <p class="who"><a href="/u?${href}"><img alt="${nick}" src="/a/${session}.png"></a> 你好，${nick}</p>
    <p><span>星河编号</span><b class="css-1x9zk2">${orderNo}</b></p>
    <p>支付金额：￥68.00</p><p>支付方式：支付宝</p><p>支付时间：2026-11-21 ${clock}</p>
    <p><span>手机号</span><b>${phone}</b> ${masked}</p><p>付款人：${payer}</p><p>邮箱 ${mail}</p>
    <p><span>收货人</span><span>${nick}</span></p><p>地址：${street}</p>
    <div data-nick="${nick}" data-token="${session}">卡号 ${card}</div><p hidden>${session} ${street}</p>
    <input value="${typed}"><textarea>${typed}</textarea><script>var id = "${session}"</script></body></html>`;
}

function contribute(planted: typeof PLANTED) {
  const url = `https://pay.star-river.example/result/${planted.phone}?trade_no=${planted.tradeNo}&token=${planted.session}`;
  const html = scrubPage(openPage(page(planted), url));
  return makeContribution({ html, url, definition, words: [planted.street] });
}

function fileOf({ files }: ReturnType<typeof contribute>, name: string): string {
  return files.find(({ path }) => path.endsWith(name))?.text ?? '';
}

describe('makeContribution', () => {
  it('gives the files of the repository, and the page reads as it did, in other words', () => {
    const made = contribute(PLANTED);
    expect(made.files.map(({ path }) => path)).toEqual([
      'lib/platforms/star-river.json',
      'tests/pages/star-river/paid/source.html',
      'tests/pages/star-river/paid/page.json',
      'tests/pages/star-river/paid/expected.json',
    ]);
    expect(made).toMatchObject({ stage: 'paid', isAlike: true });
    expect(made.fields).toEqual(
      expect.arrayContaining(['orderNo', 'amount', 'channel', 'paidAt', 'account', 'channelOrderNo']),
    );
    expect(fileOf(made, 'expected.json')).toContain('68.00 CNY');
    expect(JSON.parse(fileOf(made, 'star-river.json'))).toEqual(definition);
  });

  it('is read by the repository’s own test as its expected.json says', () => {
    const made = contribute(PLANTED);
    const { url } = JSON.parse(fileOf(made, 'page.json')) as { url: string };
    const document = openPage(fileOf(made, 'source.html'), url);
    const reading = recognize(document, { url, platforms: [definition], anywhere: ANYWHERE });
    expect(expectedOf(reading)).toEqual(JSON.parse(fileOf(made, 'expected.json')));
  });

  it('holds nothing of what was planted, and the same stand-in for the same thing', () => {
    const made = contribute(PLANTED);
    const all = made.files.map(({ text }) => text).join('\n');
    for (const secret of Object.values(PLANTED)) expect(all).not.toContain(secret);
    const { fields } = JSON.parse(fileOf(made, 'expected.json')) as { fields: Record<string, string> };
    expect(fields['orderNo']).toMatch(/^XH\d{16}$/);
    expect(fields['channelOrderNo']).toMatch(/^\d{28}$/);
    expect(fileOf(made, 'source.html').split(fields['account'] ?? '').length).toBeGreaterThan(3);
  });

  it('holds nothing of it, whatever it is', () => {
    const digits = (from: number, to = from) =>
      fc.stringMatching(new RegExp(`^[1-9][0-9]{${from - 1},${to - 1}}$`));
    const han = fc.stringMatching(/^[赵钱孙李周吴郑王][一-龥]{2,5}$/);
    const planted = fc.record({
      orderNo: digits(16, 16).map((number) => `XH${number}`),
      tradeNo: digits(28),
      phone: digits(11),
      masked: digits(7).map((number) => `${number.slice(0, 3)}****${number.slice(3)}`),
      mail: fc.stringMatching(/^[a-z]{5,12}[0-9]{0,4}$/).map((name) => `${name}@mail.example`),
      nick: han,
      payer: han.map((name) => `*${name.slice(1)}`),
      session: fc.stringMatching(/^[0-9a-f]{32}$/),
      typed: fc.stringMatching(/^[a-z]{12}$/),
      card: digits(19),
      clock: fc.constant('18:47:33'),
      href: digits(9).map((number) => `u=${number}`),
      street: han.map((name) => `${name}路8号`),
    });
    fc.assert(
      fc.property(planted, (secrets) => {
        const made = contribute(secrets);
        const all = made.files.map(({ text }) => text).join('\n');
        const { clock: _, ...rest } = secrets;
        // A made-up time of day can be any, also that one.
        expect(Object.entries(rest).filter(([, secret]) => all.includes(secret))).toEqual([]);
        expect(made.isAlike).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('says where the fixture is read otherwise than the page', () => {
    const html = '<!doctype html><body><h1>王先生，星愿已送达</h1><p>支付金额：￥6.00</p></body>';
    const url = 'https://pay.star-river.example/result';
    expect(makeContribution({ html, url, definition, words: ['星愿已送达'] }).isAlike).toBe(false);
  });
});
