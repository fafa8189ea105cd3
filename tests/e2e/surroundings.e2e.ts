import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../lib/model/sha256';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { readStore } from './read-store';

/** What stands around a payment: agreements, boxes, packs, promises, balances, steps. */
const HOST = 'https://www.douyin.com';
const TERMS =
  '<!doctype html><html><head><title>充值协议</title><script>x()</script></head><body><h1>抖币充值协议</h1><p>抖币一经充值成功，不予退还。</p><p>本协议最终解释权归平台所有。</p></body></html>';

const offer = (
  number: number,
) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>抖音充值</title><body>
<script>document.cookie='sessionid=hush'</script><h1>抖币充值</h1><p>充值账号 小鹿 抖音号 xiaolu${number}</p><p>抖币余额 38</p><p>支付成功后即时到账</p>
<ul><li>60抖币 <span>￥6.00</span></li><li class="active" aria-selected="true">300抖币 <span>￥30.00</span></li></ul>
<p>应付金额：￥30.00</p><button>立即支付</button>
<p><label><input type="checkbox" checked>我已阅读并同意<a href="/agreements/${number}?v=2">《抖币充值协议》</a>和<a href="https://elsewhere.example/privacy">《隐私政策》</a></label></p></body></html>`;

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;
let number = 0;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('options.html#privacy');
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

beforeEach(() => {
  number += 1;
  site.requests.length = 0;
});

async function visitOffer(terms: Parameters<Site['answer']>[1]): Promise<Page> {
  const body = offer(number);
  site.answer(`${HOST}/pay`, () => ({ body }));
  site.answer(`${HOST}/agreements/${number}`, terms);
  const page = await chromium.browser.newPage();
  await page.goto(`${HOST}/pay`);
  // Asked behind the page's back: what DevTools evaluates on a page counts as a touch of it.
  await expect.poll(isRecorded, { timeout: 15_000 }).toBe(true);
  return page;
}

async function isRecorded(): Promise<boolean> {
  const { captures, files } = await readStore(inside);
  return captures.some(
    ({ id, state }) => state === 'sealed' && files[`${id}/page.txt`]?.includes(`xiaolu${number}`),
  );
}

const newestFetched = async () => {
  const { captures } = await readStore(inside);
  return captures.filter(({ body }) => body.fetched !== undefined && body.url.includes(`/${number}?`)).at(-1);
};

const askedFor = () => site.requests.map(({ host, path }) => `${host}${path}`);

describe('a cashier page', () => {
  it('is recorded again when a question comes up on it, which stands among the steps before the payment', async () => {
    const url = 'https://tp-pay.snssdk.com/cashdesk/asking';
    site.answer(url, () => ({
      body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>收银台</title><body><h1>收银台</h1><p>订单号：SP2026112110241207184236912345</p><p>应付金额：￥30.00</p><label><input type="radio" checked>支付宝</label><button>确认支付</button></body></html>`,
    }));
    const page = await chromium.browser.newPage();
    await page.goto(url);
    const own = async () => {
      const { captures } = await readStore(inside);
      return captures.filter(({ state, body }) => state === 'sealed' && body.url === url);
    };
    await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(1);
    await page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.innerHTML = '<p>请确认您已年满 18 周岁</p><p>是否确认充值？</p><button>确认</button>';
      dialog.showModal();
    });
    await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(2);
    const [before, asking] = await own();
    expect(before?.body.surroundings?.steps).toEqual([]);
    expect(asking?.body.surroundings?.steps).toMatchObject([
      { kind: 'age', isInDialog: true },
      { kind: 'confirmation', isInDialog: true },
    ]);
    expect(asking?.purchaseId).toBe(before?.purchaseId);
    // Gone again, it is the page that was recorded before; what is drawn over it and asks nothing is no step of it.
    await page.evaluate(() => {
      document.querySelector('dialog')?.remove();
      const box = document.body.appendChild(document.createElement('div'));
      box.style.cssText = 'position:fixed;inset:30%;background:#fff';
      box.innerHTML = '<p>新人首充双倍</p><button>立即领取</button>';
    });
    await page.waitForNetworkIdle({ idleTime: 1200 });
    expect(await own()).toHaveLength(2);
    // The next question is in a box that no markup calls a dialog.
    await page.evaluate(() => {
      const box = document.querySelector('div');
      if (box !== null)
        box.innerHTML = '<p>未成年人充值须监护人同意</p><div style="cursor:pointer">我知道了</div>';
    });
    await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(3);
    expect((await own())[2]?.body.surroundings?.steps).toEqual([
      { kind: 'minors', quote: '未成年人充值须监护人同意', isInDialog: true },
    ]);
    await page.close();
  });
});

describe('an offer page', () => {
  it('is recorded with what stands around the price, as it stood before anybody touched the page', async () => {
    const page = await visitOffer(() => ({ body: TERMS }));
    const { captures } = await readStore(inside);
    const body = captures.find(({ body: one }) => one.stage === 'offer')?.body;
    expect(body?.surroundings).toMatchObject({
      balances: [{ value: '38', unit: '抖币' }],
      promises: [{ kind: 'arrival', quote: '支付成功后即时到账' }],
      controls: {
        isUntouched: true,
        boxes: [{ isTicked: true, isTickedInMarkup: true }],
        choices: [
          { text: '60抖币 ￥6.00', isChosen: false },
          { text: '300抖币 ￥30.00', isChosen: true },
        ],
        links: [
          { text: '《抖币充值协议》', isSameSite: true, isBesidePay: true },
          { text: '《隐私政策》', isSameSite: false, isBesidePay: true },
        ],
      },
    });
    await expect.poll(newestFetched).toBeDefined();
    await page.close();
  });

  it('has its agreement fetched once, of that very site, without any login, and nothing else', async () => {
    const page = await visitOffer(() => ({ body: TERMS }));
    await expect.poll(newestFetched).toBeDefined();
    const record = await newestFetched();
    const { files, captures } = await readStore(inside);
    expect(record?.body).toMatchObject({
      stage: 'terms',
      trigger: 'fetched',
      title: '《抖币充值协议》',
      picture: { method: 'none', reason: 'nothing was shown: the text was fetched from its address' },
      fetched: { failure: null, status: 200, responseSha256: await sha256Hex(TERMS) },
      clauses: [
        { kind: 'nonRefundable', quote: '抖币一经充值成功，不予退还。' },
        { kind: 'finalSay', quote: '本协议最终解释权归平台所有。' },
      ],
    });
    expect(files[`${record?.id}/fetched.txt`]).toBe(
      '抖币充值协议\n抖币一经充值成功，不予退还。\n本协议最终解释权归平台所有。',
    );
    const offerOf = captures.find(({ id }) => id === record?.body.fetched?.linkedFrom);
    expect(offerOf?.purchaseId).toBe(record?.purchaseId);
    // One machine, one clock: the header's second is the only doubt.
    const { least, most } = record?.body.fetched?.server?.aheadMs ?? { least: Number.NaN, most: Number.NaN };
    expect(least).toBeLessThanOrEqual(0);
    expect(most).toBeGreaterThanOrEqual(0);

    await page.reload();
    await page.click('li');
    await page.waitForNetworkIdle();
    const terms = site.requests.filter(({ path }) => path.startsWith('/agreements/'));
    expect(terms).toMatchObject([{ method: 'GET', path: `/agreements/${number}?v=2`, cookie: null }]);
    // The pages had their cookie; nobody else was asked.
    expect(site.requests.some(({ cookie }) => cookie?.includes('hush'))).toBe(true);
    expect(new Set(askedFor())).toEqual(
      new Set(['www.douyin.com/pay', `www.douyin.com/agreements/${number}?v=2`]),
    );
    await page.close();
  });

  it.each([
    ['a redirect', { status: 302, location: 'https://elsewhere.example/terms', body: '' }, 'redirected'],
    ['a refusal', { status: 403, body: 'no' }, 'http-error'],
    ['a file', { type: 'application/pdf', body: '%PDF' }, 'not-text'],
    ['a shell that scripts fill', { body: '<body><div id=root></div><script>x()</script>' }, 'no-text'],
    ['a text without end', { body: 'x'.repeat(3_000_000) }, 'too-large'],
  ])('says what it got instead of an agreement: %s', async (_, answer, failure) => {
    const page = await visitOffer(() => answer);
    await expect.poll(newestFetched).toBeDefined();
    const record = await newestFetched();
    expect(record?.body).toMatchObject({ stage: 'other', missing: [], fetched: { failure } });
    expect(record?.body.files.map(({ path }) => path)).toEqual(['fields.json']);
    expect(askedFor().some((address) => address.startsWith('elsewhere'))).toBe(false);
    await page.close();
  });

  it('asks for nothing once the person has switched that off', async () => {
    await inside.bringToFront();
    await inside.click('[data-testid="fetch-terms"]');
    const page = await visitOffer(() => ({ body: TERMS }));
    await page.waitForNetworkIdle({ idleTime: 800 });
    expect(askedFor()).toEqual(['www.douyin.com/pay']);
    expect(await newestFetched()).toBeUndefined();
    await page.close();
  });
});
