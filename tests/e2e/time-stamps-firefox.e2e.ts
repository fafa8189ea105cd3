import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/set-up/find-browser.mjs';
import { checkPacket } from '../../lib/flow/check-packet';
import { startSite, type Site } from '../site/start-site';
import { startAuthority, type RunningAuthority } from '../tsa/start-authority';
import { launchFirefox, type LaunchedFirefox } from './launch-firefox';
import { waitForCapture } from './play-purchase';

/**
 * Not a loopback address: Firefox upgrades http only elsewhere, so only such a host shows whether the policy lets an
 * authority without https be reached.
 */
const HOST = 'tsa.test.example';

describe.skipIf(findFirefox() === null)('time stamps in Firefox', () => {
  let site: Site;
  let authority: RunningAuthority;
  let firefox: LaunchedFirefox;
  let inside: Page;

  beforeAll(async () => {
    site = await startSite();
    authority = await startAuthority('rsa');
    site.forward(HOST, authority.port);
    firefox = await launchFirefox({ site });
    inside = await firefox.openExtensionPage('options.html');
    await inside.evaluate(
      async (settings, match) => {
        const { browser } = globalThis as unknown as {
          browser: {
            storage: { local: { set(items: object): Promise<void> } };
            permissions: { request(wanted: object): Promise<boolean> };
          };
        };
        await browser.storage.local.set({ settings });
        const button = document.createElement('button');
        button.id = 'ask';
        button.addEventListener('click', () => void browser.permissions.request({ origins: [match] }));
        document.body.prepend(button);
      },
      {
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
      },
      `http://${HOST}/*`,
    );
  });
  afterAll(async () => {
    await firefox.close();
    await authority.close();
    await site.close();
  });

  it('asks nobody without the permission, and an authority without https with it', async () => {
    const page = await firefox.browser.newPage();
    for (const name of ['douyin/pay', 'douyin/cashdesk', 'douyin/paid']) {
      await page.goto(site.show(name));
      await waitForCapture(page);
    }
    await page.close();
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(authority.asked).toEqual([]);
    await inside.click('#ask');
    await expect.poll(() => authority.asked.length, { timeout: 15_000 }).toBe(1);
    expect(authority.asked[0]).toMatchObject({ method: 'POST', url: '/tsr' });
  });

  it('stamps a packet, and the stamps count for who trusts the root', async () => {
    const outcome = await inside.evaluate(async () => {
      const ids = await new Promise<string[]>((resolve) => {
        const open = indexedDB.open('recharge-evidence');
        open.onsuccess = () => {
          const all = open.result.transaction('purchases').objectStore('purchases').getAllKeys();
          all.onsuccess = () => resolve(all.result as string[]);
        };
      });
      const { runtime } = (
        globalThis as unknown as {
          browser: { runtime: { sendMessage(message: object): Promise<unknown> } };
        }
      ).browser;
      return runtime.sendMessage({
        target: 'background',
        type: 'exportPacket',
        request: { purchaseIds: ids },
      });
    });
    expect(outcome).toMatchObject({
      answer: { status: 'saved', stamps: { stamped: 1, pending: 0, failed: 0 } },
    });
    const [zip = ''] = readdirSync(firefox.downloads).filter((name) => name.endsWith('.zip'));
    const report = await checkPacket(new Blob([readFileSync(join(firefox.downloads, zip))]), {
      roots: authority.authority.pem('root.pem'),
    });
    expect(report.verdict).toBe('intact');
    expect(report.findings.filter(({ code }) => code === 'stamp-sound')).toHaveLength(2);
  });
});
