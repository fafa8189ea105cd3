import type { Page } from 'puppeteer-core';
import type { Stage } from '../../lib/model/stage';
import type { Site } from '../site/start-site';
import { followPages, waitForCapture } from './play-purchase';

/** What a purchase of the story shows, as a person reads it off its pages. */
export interface ToldPurchase {
  orderNo: string;
  /** The payment provider's own number. */
  channelOrderNo?: string;
  /** Decimal, in CNY. */
  amount: string;
  paidAt: string;
  platformId: string | null;
  channel: '支付宝' | '微信支付';
}

const DOUYIN: ToldPurchase = {
  orderNo: 'SP2026112110241207184236905512',
  channelOrderNo: '2026112122001412345678907788',
  amount: '30.00',
  paidAt: '2026-11-21 10:25:03',
  platformId: 'douyin',
  channel: '支付宝',
};
const KUAISHOU: ToldPurchase = {
  orderNo: 'KS202611211102446890127',
  amount: '10.00',
  paidAt: '2026-11-21 11:03:18',
  platformId: 'kuaishou',
  channel: '微信支付',
};
const LIKES: ToldPurchase = {
  orderNo: '20261121143015827',
  amount: '15.00',
  paidAt: '2026-11-21 14:30:52',
  platformId: null,
  channel: '微信支付',
};
const FIRST: ToldPurchase = {
  orderNo: 'LM2026112020150001',
  amount: '68.00',
  paidAt: '2026-11-20 20:15:03',
  platformId: null,
  channel: '支付宝',
};
const SECOND: ToldPurchase = { ...FIRST, orderNo: 'LM2026112020180002', paidAt: '2026-11-20 20:18:41' };

/** Purchases that all twelve reasons can be told of. */
export const STORY = { douyin: DOUYIN, kuaishou: KUAISHOU, likes: LIKES, first: FIRST, second: SECOND };

/**
 * Plays the pages of the story and has each captured: those of platforms by themselves, the rest by the hand of a person
 * who says what they are, as the menu of a page offers it.
 */
export async function playStory(page: Page, inside: Page, site: Site): Promise<void> {
  const save = (stage: Stage | null) => saveByHand(page, inside, stage);
  const show = async (url: string, html: string, stage: Stage | null) => {
    site.answer(url, () => ({ body: html }));
    await page.goto(url);
    await save(stage);
  };
  const captured = () => waitForCapture(page);

  const wallet = (coins: number) =>
    pageOf('我的钱包', [
      ['当前余额', `${coins} 抖币`],
      ['昵称', '小鹿不吃草'],
    ]);
  await show('https://www.douyin.com/wallet', wallet(20), 'balance');
  await followPages(page, site, ['douyin/pay', 'douyin/cashdesk', 'douyin/paid'], captured);
  await show('https://www.douyin.com/orders', orderPage(DOUYIN, '抖币充值-300抖币'), null);
  await show('https://www.douyin.com/wallet', wallet(320), 'balance');
  await show('https://www.douyin.com/wallet', wallet(140), 'balance');
  await show('https://www.douyin.com/help', pageOf('在线客服', [['客服', '您好，请提供订单号']]), 'support');
  await show(
    'https://www.douyin.com/rules',
    pageOf('充值协议', [['第三条', '充值成功后不支持退款']]),
    'terms',
  );
  const failed: [string, string][] = [
    ['订单号', DOUYIN.orderNo],
    ['原因', '系统错误 E5003'],
  ];
  await show('https://tp-pay.snssdk.com/error', pageOf('充值失败', failed), null);

  await followPages(page, site, ['kuaishou/pay', 'kuaishou/cashier', 'kuaishou/paid'], captured);

  await page.goto(site.show('boosting-shop/shop'));
  await save(null);
  const likes = 'https://www.dianzan-shop.example';
  await show(`${likes}/paid`, pageOf('支付成功', facts(LIKES)), null);
  for (const done of [350, 600]) {
    const rows: [string, string][] = [
      ['订单号', LIKES.orderNo],
      ['进度', `${done} / 1000`],
    ];
    await show(`${likes}/progress`, pageOf('订单进度', rows), 'progress');
  }

  for (const told of [FIRST, SECOND])
    await show('https://live.example/order', orderPage(told, '直播金币 680'), null);
}

function orderPage(told: ToldPurchase, product: string): string {
  return pageOf('订单详情', [...facts(told), ['商品名称', product], ['状态', '已支付']]);
}

function facts({ orderNo, channelOrderNo, amount, paidAt, channel }: ToldPurchase): [string, string][] {
  return [
    ['订单号', orderNo],
    ['实付金额', `${amount}元`],
    ['支付方式', channel],
    ['支付时间', paidAt],
    ...(channelOrderNo === undefined ? [] : [['支付宝订单号', channelOrderNo] as [string, string]]),
  ];
}

function pageOf(title: string, rows: readonly (readonly [string, string])[]): string {
  const cells = rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title>
    <style>body { font: 14px/1.7 "Noto Sans CJK SC", sans-serif; margin: 40px; color: #333 } td { padding: 8px 16px }</style>
    <h1>${title}</h1><table>${cells}</table>`;
}

async function saveByHand(page: Page, inside: Page, stage: Stage | null): Promise<void> {
  await page.bringToFront();
  const status = await inside.evaluate(
    async (url, chosen) => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          tabs: { query(filter: object): Promise<{ id: number }[]> };
          runtime: { sendMessage(message: object): Promise<{ value?: { status: string } }> };
        };
      };
      const [tab] = await chrome.tabs.query({ url: url.replace(/[?#].*/, '*') });
      const request = { tabId: tab?.id, stage: chosen };
      return JSON.stringify(
        await chrome.runtime.sendMessage({ target: 'background', type: 'captureTab', request }),
      );
    },
    page.url(),
    stage,
  );
  if (!status.includes('"captured"')) throw new Error(`${page.url()} was not captured: ${status}`);
}
