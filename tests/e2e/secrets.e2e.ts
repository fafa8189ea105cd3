import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { waitForCapture } from './play-purchase';
import { exportPacket, waitForPurchases } from './popup';
import { readStore } from './read-store';

const ORDER = 'SP2026112110241207184236777001';
const PAGE = 'https://tp-pay.snssdk.com/cashdesk/secrets';

/** What is planted, and where. Each is a word that stands nowhere else. */
const secrets = new Map<string, string>();

/** A new secret for this place. */
function plant(place: string, word = `hush${String(secrets.size + 1).padStart(2, '0')}Kq7`): string {
  secrets.set(place, word);
  return word;
}

const ADDRESS_NAMES = [
  'token',
  'access_token',
  'refreshToken',
  'session',
  'sid',
  'ticket',
  'sign',
  'signature',
  'auth',
  'jwt',
  'openid',
  'password',
  'otp',
  'csrf',
];
const address = new URL(PAGE);
for (const name of ADDRESS_NAMES) address.searchParams.set(name, plant(`address ${name}`));
const jwt = plant('a web token under an innocent name', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodXNoIn0');
address.searchParams.set('ref', jwt);
address.hash = `access_token=${plant('fragment')}&x=1`;

const html = `<!doctype html><html lang="zh-CN" data-session="${plant('attribute of the root')}"><head><meta charset="utf-8">
<title>支付结果</title><meta name="csrf-token" content="${plant('meta')}">
<script>window.sessionToken = "${plant('script')}"</script>
<script type="application/json" id="state">{"accessToken":"${plant('state of the page as JSON')}"}</script>
<style>.x::after{content:"";background:url(https://img.example/x.png?token=${plant('address in a style')})}</style></head>
<body onload="void '${plant('handler')}'"><!-- ${plant('comment')} -->
<h1>支付成功</h1><dl><dt>订单号</dt><dd>${ORDER}</dd><dt>实付金额</dt><dd>￥30.00</dd><dt>支付方式</dt><dd>支付宝</dd><dt>支付时间</dt><dd>2026-11-21 10:25:03</dd></dl>
<form action="https://shop.example/pay?sign=${plant('form')}">
<input name="card" data-typed="${plant('card number', '6222021234567894')}"><input type="tel" name="cvv" data-typed="${plant('card code', '739482')}">
<input type="password" data-typed="${plant('password')}"><input name="otp" data-typed="${plant('one-time code', '580214')}">
<input type="number" data-typed="${plant('number', '90817263')}"><input type="email" data-typed="${plant('mail')}@example.org">
<input type="hidden" value="${plant('hidden field')}"><input type="search" value="${plant('value in the source')}">
<textarea data-typed="${plant('text area')}"></textarea><div contenteditable data-typed="${plant('editable text')}"></div></form>
<a href="https://shop.example/order?token=${plant('link')}">订单详情</a><a href="javascript:void '${plant('script address')}'">x</a>
<img src="https://img.example/qr.png?sign=${plant('picture')}" alt=""><iframe srcdoc="<p>${plant('frame')}</p>" hidden></iframe>
<template><p>${plant('template')}</p></template><p data-csrf-token="${plant('token attribute')}">谢谢</p></body></html>`;

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('options.html');
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

it('no secret of a page, its address or its storage reaches database, settings, log or packet', async () => {
  const told: string[] = [];
  const worker = await chromium.worker();
  worker.on('console', (message) => told.push(message.text()));
  // The result comes after the person has typed.
  site.answer(PAGE, () => ({ body: html.replace('<h1>', '<h1 style="display:none">') }));
  const page = await chromium.browser.newPage();
  page.on('console', (message) => told.push(message.text()));
  await page.goto(address.href);
  await page.evaluate(
    (cookie, local, session) => {
      document.cookie = `sid=${cookie}`;
      localStorage.setItem('token', local);
      sessionStorage.setItem('token', session);
      for (const field of document.querySelectorAll<HTMLElement>('[data-typed]')) {
        const typed = field.dataset['typed'] ?? '';
        delete field.dataset['typed'];
        if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = typed;
        else field.textContent = typed;
      }
      document.querySelector('h1')?.removeAttribute('style');
    },
    plant('cookie'),
    plant('local storage'),
    plant('session storage'),
  );
  await waitForCapture(page);
  expect(secrets.size).toBeGreaterThanOrEqual(40);

  const popup = await chromium.openPopup(page);
  await waitForPurchases(popup, 1);
  const packet = readFileSync(await exportPacket(popup, chromium.downloads), 'latin1');
  const settings = await inside.evaluate(() =>
    (
      globalThis as unknown as { chrome: { storage: { local: { get(): Promise<object> } } } }
    ).chrome.storage.local.get(),
  );
  const store = await readStore(inside);
  expect(Object.values(store.files).join('')).toContain(ORDER);
  const found = [...secrets].filter(([, secret]) =>
    [JSON.stringify(store), JSON.stringify(settings), told.join('\n'), packet].some((place) =>
      place.includes(secret),
    ),
  );
  expect(found).toEqual([]);
});
