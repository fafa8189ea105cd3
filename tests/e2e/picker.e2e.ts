import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PickOutcome, PickRequest } from '../../lib/model/teaching';
import { startSite, type Site } from '../site/start-site';
import { launchChromium, type LaunchedChromium } from './launch';
import { ODD_PAGES, VALUE } from './picker-pages';

const URL_OF_PAGE = 'https://odd.example/result';
const texts = {
  title: 'T',
  hint: '',
  nothing: 'N',
  locked: '',
  label: '{label}',
  url: '',
  selector: '{selector}',
};
const request: PickRequest = {
  field: 'orderNo',
  definition: {
    format: 1,
    id: 'odd',
    name: { 'zh-CN': 'odd', en: 'odd' },
    kind: 'platform',
    matches: ['https://odd.example/*'],
    stages: [],
    sources: [],
  },
  texts: { ...texts, attribute: '', data: '{path}', fragile: 'F', matches: '{count}', cancel: 'C' },
};

let site: Site;
let chromium: LaunchedChromium;
let inside: Page;

beforeAll(async () => {
  site = await startSite();
  chromium = await launchChromium({ build: 'chrome-mv3-test', site });
  inside = await chromium.openExtensionPage('builder.html');
});
afterAll(async () => {
  await chromium.close();
  await site.close();
});

/** Opens a page and puts the picker over it; what it gives follows. */
async function pickOn(html: string): Promise<{ page: Page; picked: Promise<PickOutcome> }> {
  site.answer(URL_OF_PAGE, () => ({ body: html }));
  const page = await chromium.browser.newPage();
  await page.setViewport({ width: 900, height: 700 });
  await page.goto(URL_OF_PAGE);
  await page.bringToFront();
  // The sheet stands when this has returned, however busy the machine is; a frame more, and it takes what is clicked.
  await inTab('start');
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  return { page, picked: inTab('outcome') as Promise<PickOutcome> };
}

/** In the tab with the odd page, from the extension: starts the picker, or waits for what was picked. */
function inTab(step: 'start' | 'outcome'): Promise<unknown> {
  return inside.evaluate(
    async (wanted, asked) => {
      interface Chrome {
        tabs: { query(filter: object): Promise<{ id: number }[]> };
        scripting: { executeScript(what: object): Promise<{ result: unknown }[]> };
      }
      interface PickingWorld {
        rechargeEvidenceTeaching: { pick(request: unknown): unknown };
        picked: unknown;
      }
      const { tabs, scripting } = (globalThis as unknown as { chrome: Chrome }).chrome;
      const [tab] = await tabs.query({ url: 'https://odd.example/*' });
      const target = { tabId: tab?.id };
      if (wanted === 'start') await scripting.executeScript({ target, files: ['/picker.js'] });
      const [answer] = await scripting.executeScript({
        target,
        args: [wanted, asked],
        func: (now: string, given: unknown) => {
          const world = globalThis as unknown as PickingWorld;
          if (now === 'outcome') return world.picked;
          world.picked = world.rechargeEvidenceTeaching.pick(given);
          return null;
        },
      });
      return answer?.result;
    },
    step,
    request,
  );
}

/** Of the element that shows the value, in the top window; found by its text, through frames and open shadow roots. */
function placeOf(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate((value) => {
    const find = (
      root: Document | ShadowRoot,
      left: number,
      top: number,
    ): { x: number; y: number } | null => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot !== null) {
          const found = find(element.shadowRoot, left, top);
          if (found !== null) return found;
        }
        if (element.localName === 'iframe') {
          const frame = element as HTMLIFrameElement;
          const { x, y } = frame.getBoundingClientRect();
          const found =
            frame.contentDocument &&
            find(frame.contentDocument, left + x + frame.clientLeft, top + y + frame.clientTop);
          if (found) return found;
        }
        if (element.children.length === 0 && element.textContent === value) {
          const { x, y, width, height } = element.getBoundingClientRect();
          return { x: left + x + width / 2, y: top + y + height / 2 };
        }
      }
      return null;
    };
    const place = find(document, 0, 0);
    if (place === null) throw new Error('no value on the page');
    return place;
  }, VALUE);
}

describe('pointing at a value', () => {
  it.each(ODD_PAGES)('works on $name', async ({ head = '', body, script = '', from }) => {
    const { page, picked } = await pickOn(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8">${head}<body>${body}<script>${script}</script></body></html>`,
    );
    const { x, y } = await placeOf(page);
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await wait(250);
    await page.keyboard.press('Enter');
    const outcome = await Promise.race([picked, wait(8000).then(() => 'no answer' as const)]);
    await page.close();
    expect(outcome).toMatchObject({ value: VALUE, matches: 1 });
    if (from !== undefined) expect((outcome as PickOutcome)?.source.from).toBe(from);
  });
});

describe('the picker', () => {
  const html = (inner: string) => `<!doctype html><meta charset="utf-8"><body>${inner}</body>`;
  const ROWS = `<p><span>流水编号</span> <b>${VALUE}</b></p>`;

  it('can be used with the keyboard alone', async () => {
    const { page, picked } = await pickOn(html(`<h1>结果</h1>${ROWS}`));
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'] as const)
      await page.keyboard.press(key);
    await wait(250);
    await page.keyboard.press('Enter');
    expect(await picked).toMatchObject({ value: VALUE, source: { from: 'label', label: '流水编号' } });
    await page.close();
  });

  it('leaves nothing behind when it is cancelled, and gives nothing', async () => {
    const { page, picked } = await pickOn(html(ROWS));
    await page.keyboard.press('Escape');
    expect(await picked).toBeNull();
    expect(await page.$$eval('html > :not(head, body)', (nodes) => nodes.length)).toBe(0);
    await page.close();
  });

  it('shows the page none of what the person does, and nothing that it could read', async () => {
    const { page, picked } = await pickOn(
      html(`${ROWS}<script>
        globalThis.seen = [];
        for (const type of ['pointermove', 'mousemove', 'pointerdown', 'mousedown', 'click', 'keydown', 'wheel'])
          window.addEventListener(type, () => globalThis.seen.push(type), true);
      </script>`),
    );
    const { x, y } = await placeOf(page);
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await page.keyboard.press('a');
    const found = await page.evaluate(() => {
      const host = document.querySelector('html > :not(head, body)');
      const { seen } = globalThis as unknown as { seen: string[] };
      return { seen, root: host?.shadowRoot ?? null, frames: window.frames.length, html: host?.innerHTML };
    });
    expect(found).toEqual({ seen: [], root: null, frames: 0, html: '' });
    await wait(150);
    await page.keyboard.press('Enter');
    expect(await picked).toMatchObject({ value: VALUE });
    await page.close();
  });
});
