import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGREEMENT } from '../site/agreement';
import { startSite, type Site } from '../site/start-site';
import { startAuthority, type RunningAuthority } from '../tsa/start-authority';
import { changeStoredSettings } from '../ui/show-page';
import { launchChromium, type LaunchedChromium } from './launch';
import { followPages, waitForCapture } from './play-purchase';
import { exportPacket, selectPurchases, waitForPurchases } from './popup';
import { unpack } from './unpack';

/** A host of its own, so that what goes there cannot be mistaken for a page's request. */
const HOST = 'tsa.test.example';
const RECHARGE = ['douyin/pay', 'douyin/cashdesk', 'douyin/paid'];

let site: Site;
let authority: RunningAuthority;
let chromium: LaunchedChromium;
let folder: string;
/** What the extension's own worker and pages asked the network for, as DevTools saw it. */
const sent: { method: string; url: string; from: string }[] = [];

beforeAll(async () => {
  site = await startSite();
  authority = await startAuthority('ec');
  site.forward(HOST, authority.port);
  folder = mkdtempSync(join(tmpdir(), 'recharge-evidence-stamps-'));
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  await chromium.worker();
  await watchNetwork();
});
afterAll(async () => {
  await chromium.close();
  await authority.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Listens to every target of the extension: worker, popup, pages, and the hidden document that builds packets. */
async function watchNetwork(): Promise<void> {
  const isOurs = (target: Target) => target.url().startsWith(`chrome-extension://${chromium.extensionId}`);
  const watched = new WeakSet<Target>();
  const watch = async (target: Target) => {
    if (watched.has(target) || !isOurs(target)) return;
    watched.add(target);
    const session: CDPSession = await target.createCDPSession();
    await session.send('Network.enable');
    // A worker that builds packets waits for each who listens.
    await session.send('Runtime.runIfWaitingForDebugger');
    session.on('Network.requestWillBeSent', ({ request }) => {
      if (/^https?:/.test(request.url))
        sent.push({ method: request.method, url: request.url, from: target.url() });
    });
  };
  const look = (target: Target) => void watch(target).catch(() => undefined);
  for (const target of chromium.browser.targets()) look(target);
  chromium.browser.on('targetcreated', look);
  chromium.browser.on('targetchanged', look);
}

async function recharge(): Promise<void> {
  const page = await chromium.browser.newPage();
  await followPages(page, site, RECHARGE, () => waitForCapture(page));
  await page.close();
}

async function exportAll(count: number): Promise<string> {
  const page = await chromium.browser.newPage();
  await page.goto(site.show('boosting-shop/order'));
  const popup = await chromium.openPopup(page);
  await selectPurchases(popup, await waitForPurchases(popup, count));
  const zip = await exportPacket(popup, chromium.downloads);
  await popup.close();
  await page.close();
  return zip;
}

const sentToOthers = () => sent.filter(({ url }) => url !== AGREEMENT);

/** Requests that reached the site and belong to no page that we opened. */
const strayRequests = () =>
  site.requests.filter(
    ({ fixture, origin, host }) =>
      fixture === null && (origin?.startsWith('chrome-extension:') || host === HOST),
  );

describe('without the switch', () => {
  it('a whole recharge and its export make no request but for the agreement', async () => {
    await recharge();
    await exportAll(1);
    // Whatever waits for a moment has had its moment.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${AGREEMENT}`]);
    expect(strayRequests()).toEqual([]);
    expect(authority.asked).toEqual([]);
  });

  it('its pages cannot reach anybody, whatever they try; only the background may', async () => {
    for (const path of ['popup.html', 'options.html', 'library.html', 'builder.html']) {
      const page = await chromium.openExtensionPage(path);
      const outcome = await page.evaluate(
        (url) =>
          fetch(url).then(
            (answer) => answer.status,
            () => 'refused',
          ),
        `http://${HOST}/`,
      );
      expect([path, outcome]).toEqual([path, 'refused']);
      await page.close();
    }
    expect(authority.asked).toEqual([]);
  });
});

describe('the options', () => {
  it('say what is wrong beside its line, lose nothing that was written, and ask nobody', async () => {
    const page = await chromium.openExtensionPage('options.html#timestamps');
    const element = (id: string) => `[data-testid="${id}"]`;
    await page.waitForSelector(element('time-stamps'));
    await page.click(element('time-stamps'));
    await page.waitForSelector(element('no-authority'));
    await page.click(`${element('add-authority')} summary`);
    await page.type(element('authority-name'), 'Test');
    await page.type(element('authority-url'), 'tsa.test.example');
    await page.type(element('authority-root'), 'no certificate');
    await page.click(element('add-authority-action'));
    await page.waitForSelector(`${element('authority-url')}[aria-invalid="true"]`);
    await page.type(element('authority-url'), 'x');
    await page.$eval(element('authority-url'), (input) => (input as HTMLInputElement).select());
    await page.type(element('authority-url'), `http://${HOST}/added`);
    await page.click(element('add-authority-action'));
    await page.waitForSelector(`${element('authority-root')}[aria-invalid="true"]`);
    expect(authority.asked).toEqual([]);
    // What was written is still there.
    expect(await page.$eval(element('authority-name'), (input) => (input as HTMLInputElement).value)).toBe(
      'Test',
    );
    await page.click(element('time-stamps'));
    await page.waitForFunction(
      (each: string) => document.querySelector(each) === null,
      {},
      element('authority'),
    );
    await page.close();
  });
});

describe('with the switch', () => {
  let inside: Page;
  beforeAll(async () => {
    inside = await chromium.openExtensionPage('options.html');
    await changeStoredSettings(inside, {
      timeStamps: true,
      authorities: [
        {
          id: 'test',
          name: 'Test',
          url: `http://${HOST}/tsr`,
          root: authority.authority.pem('root.pem'),
          isOn: true,
        },
      ],
    });
  });

  it('the authority sees one POST a stamp with a hash inside, and nobody else sees anything', async () => {
    await expect.poll(() => authority.asked.length, { timeout: 20_000 }).toBe(1);
    await exportAll(1);
    expect(authority.asked).toHaveLength(2);
    for (const { method, url, headers, body } of authority.asked) {
      expect([method, url, headers.cookie, headers.referer]).toEqual(['POST', '/tsr', undefined, undefined]);
      expect(body).toHaveLength(69);
    }
    expect(new Set(sentToOthers().map(({ method, url }) => `${method} ${url}`))).toEqual(
      new Set([`POST http://${HOST}/tsr`]),
    );
    expect(new Set(strayRequests().map(({ host }) => host))).toEqual(new Set([HOST]));
  });

  it('the packet has both stamps, and openssl verifies them', async () => {
    const packet = await unpack(await exportAll(1), join(folder, 'stamped'));
    writeFileSync(join(folder, 'root.pem'), authority.authority.pem('root.pem'));
    const verified = spawnSync(
      'openssl',
      [
        ...['ts', '-verify', '-data', 'tagmanifest-sha256.txt', '-CAfile', join(folder, 'root.pem')],
        ...['-in', 'seal/tagmanifest-sha256.txt.test.tsr'],
      ],
      { cwd: packet, encoding: 'utf8' },
    );
    expect(verified.stdout + verified.stderr).toContain('Verification: OK');
    const [anchor = ''] = readdirSync(join(packet, 'data/anchors')).filter((name) => name.endsWith('.tsr'));
    const line =
      readFileSync(join(packet, 'data/ledger.jsonl'), 'utf8').split('\n')[Number.parseInt(anchor, 10) - 1] ??
      '';
    writeFileSync(join(folder, 'line'), line);
    const anchored = spawnSync(
      'openssl',
      [
        'ts',
        '-verify',
        '-data',
        join(folder, 'line'),
        '-CAfile',
        join(folder, 'root.pem'),
        '-in',
        `data/anchors/${anchor}`,
      ],
      { cwd: packet, encoding: 'utf8' },
    );
    expect(anchored.stdout + anchored.stderr).toContain('Verification: OK');
    // The second export asked nobody again.
    expect(authority.asked).toHaveLength(2);
  });
});
