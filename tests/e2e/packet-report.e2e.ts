import { execFileSync } from 'node:child_process';
import { mkdirSync, openAsBlob, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS } from '../../scripts/set-up/chromium-flags.mjs';
import { findChromium } from '../../scripts/set-up/find-browser.mjs';
import { checkPacket } from '../../lib/flow/check-packet';
import type { SentPurchase } from '../packet/packet-page';
import { samplePurchases } from '../packet/sample-pages';

/** Kept, to be looked at. */
const place = new URL('../../test-output/packet-report', import.meta.url).pathname;

let browser: Browser;
let server: Server;
let folder: string;
let isSameAgain: boolean;

/** A packet of three purchases, made in a real browser and unpacked. */
beforeAll(async () => {
  browser = await puppeteer.launch({
    executablePath: findChromium() ?? '',
    args: CHROMIUM_FLAGS,
    pipe: true,
  });
  const purchases = await samplePurchases(browser);
  const sent = purchases.map((purchase): SentPurchase => ({
    ...purchase,
    captures: purchase.captures.map((capture) => ({
      ...capture,
      picture: capture.picture && {
        ...capture.picture,
        png: Buffer.from(capture.picture.png).toString('base64'),
      },
    })),
  }));
  const script = await bundle();
  server = createServer((request, response) => {
    const isScript = request.url === '/packet.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><script src="/packet.js"></script>');
  }).listen(0, '127.0.0.1');
  const page = await browser.newPage();
  // Secure context: WebCrypto is there on the loopback address.
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const packet = await page.evaluate((list) => window.makePacket(list), sent);
  isSameAgain = packet.isSameAgain;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'packet.zip'), Buffer.from(packet.zip, 'base64'));
  execFileSync('unzip', ['-q', 'packet.zip'], { cwd: place });
  folder = join(place, packet.fileName.replace('.zip', ''));
  console.info(`${folder} ${Math.round(packet.milliseconds)} ms`);
});

afterAll(async () => {
  server?.close();
  await browser?.close();
});

async function bundle(): Promise<string> {
  const entry = new URL('../packet/packet-page.ts', import.meta.url).pathname;
  const lib = { entry, formats: ['iife' as const], name: 'packet' };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { lib, write: false, minify: false },
  });
  const [output] = built as Rollup.RollupOutput[];
  return output?.output[0].code ?? '';
}

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8' });

it('is the same, byte by byte, when it is made again', () => {
  expect(isSameAgain).toBe(true);
});

it('is intact to our own checker, records and all', async () => {
  const report = await checkPacket(await openAsBlob(join(place, 'packet.zip')), {});
  expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect(report.verdict).toBe('intact');
});

describe('report.pdf', () => {
  it('is sound, searchable and small', () => {
    expect(run('qpdf', '--check', 'data/report.pdf')).toContain('No syntax or stream encoding errors');
    const text = run('pdftotext', 'data/report.pdf', '-');
    for (const word of [
      '2026112122001456781234567890',
      '支付宝',
      '微信支付',
      '喆堃昇龢𠮷',
      '大龙猫🐱é',
      '￥15.45',
      '直播间人气 1000（24 小时内）',
    ]) {
      expect(text).toContain(word);
    }
    expect(statSync(join(folder, 'data/report.pdf')).size).toBeLessThan(2_000_000);
  });

  it('never calls a re-rendered page a screenshot', () => {
    const text = run('pdftotext', 'data/report.pdf', '-').replace(/\s/g, '');
    expect(text).toContain('页面重绘（非截图）');
  });
});

describe('report.html', () => {
  it('loads nothing and runs nothing', async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${join(folder, 'data/report.html')}`);
    expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
    expect(await page.$$eval('script, link, iframe, object', (elements) => elements.length)).toBe(0);
    expect(await page.$$eval('figure image', (images) => images.length)).toBe(6);
    await page.close();
  });

  it('shows the same orders as report.pdf', () => {
    expect(readFileSync(join(folder, 'data/report.html'), 'utf8')).toContain('2026112122001456781234567890');
  });
});
