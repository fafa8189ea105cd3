import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { waitForCapture } from './play-purchase';
import { openMoreWays, savePage } from './popup';
import { readStore } from './read-store';

const CHAT = 'https://kefu.example/chat';

/** The part of `chrome` that these tests use; `dispatch` is what the browser does at a click or a key. */
interface Chrome {
  contextMenus: {
    update(id: string, change: object): Promise<void>;
    onClicked: { dispatch(info: object, tab: object): void };
  };
  commands: {
    onCommand: { dispatch(command: string, tab: object): void };
    getAll(): Promise<{ name: string; shortcut: string }[]>;
  };
  tabs: { query(query: object): Promise<{ id: number }[]> };
}

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;

beforeAll(async () => {
  site = await startSite();
  site.answer(CHAT, () => ({
    body: '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>在线客服</title><p>客服：您好，请问有什么可以帮您？本店充值到账时间为一分钟以内。</p><div class="q7x" style="position:fixed;inset:35%;background:#fff"><b>请确认您已年满十八周岁</b><button>确认</button></div>',
  }));
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('options.html');
});

afterAll(async () => {
  await chromium.close();
  await site.close();
});

async function openChat(): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(CHAT);
  return page;
}

async function newest() {
  const { captures } = await readStore(inside);
  return captures.sort((one, other) => one.capturedAt - other.capturedAt).at(-1);
}

describe('a page of which no rule knows what it is', () => {
  it('is saved from its menu as what the person says it is', async () => {
    const page = await openChat();
    const worker = await chromium.worker();
    await worker.evaluate(async (address) => {
      const { contextMenus, tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
      const [tab] = await tabs.query({ url: address });
      // Rejects where there is no such item.
      await contextMenus.update('save-page:support', {});
      contextMenus.onClicked.dispatch({ menuItemId: 'save-page:support' }, tab ?? {});
    }, CHAT);
    await waitForCapture(page);
    expect((await newest())?.body).toMatchObject({
      stage: 'support',
      trigger: 'user',
      picture: { method: 'screenshot' },
      // A box that lies over the page, whatever it is called.
      surroundings: { steps: [{ kind: 'age', isInDialog: true }] },
      reasons: expect.arrayContaining(['stage chosen by the person']) as string[],
    });
    await page.close();
  });

  it('is saved by the keyboard', async () => {
    const page = await openChat();
    const worker = await chromium.worker();
    const shortcut = await worker.evaluate(async (address) => {
      const { commands, tabs } = (globalThis as unknown as { chrome: Chrome }).chrome;
      const [tab] = await tabs.query({ url: address });
      commands.onCommand.dispatch('save-page', tab ?? {});
      return (await commands.getAll()).find(({ name }) => name === 'save-page')?.shortcut;
    }, CHAT);
    await waitForCapture(page);
    expect(shortcut).toBe('Alt+Shift+S');
    expect((await newest())?.body).toMatchObject({ stage: 'other', trigger: 'user' });
    await page.close();
  });

  it('is saved from the popup as what the person says it is', async () => {
    const page = await openChat();
    const popup = await chromium.openPopup(page);
    await openMoreWays(popup);
    await popup.select('[data-testid=save-as]', 'refund');
    await savePage(popup);
    await waitForCapture(page);
    expect((await newest())?.body).toMatchObject({ stage: 'refund', trigger: 'user' });
  });
});
