import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { launch, type Page } from 'puppeteer-core';
import { bundleForPage } from '../../scripts/recognize/bundle-reader';
import { CHROMIUM_FLAGS } from '../../scripts/set-up/chromium-flags.mjs';
import { findChromium } from '../../scripts/set-up/find-browser.mjs';
import type * as ledgerPage from './ledger-page';

export interface LedgerPages {
  /** Another tab of the same origin, so of the same database. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

/** Runs a function of `ledger-page` in a tab. */
export function run<Name extends keyof typeof ledgerPage>(
  page: Page,
  name: Name,
  ...given: Parameters<(typeof ledgerPage)[Name]>
): Promise<Awaited<ReturnType<(typeof ledgerPage)[Name]>>> {
  return page.evaluate(
    (called, values) => {
      const { bundled } = globalThis as unknown as { bundled: Record<string, (...all: unknown[]) => never> };
      return bundled[called]?.(...values);
    },
    name as string,
    given as unknown[],
  ) as Promise<Awaited<ReturnType<(typeof ledgerPage)[Name]>>>;
}

/** Tabs with the product's ledger in a real Chromium, over loopback: a secure context with a real IndexedDB. */
export async function openLedgerPages(): Promise<LedgerPages> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: install one, or set CHROME_PATH.');
  const code = await bundleForPage(fileURLToPath(new URL('./ledger-page.ts', import.meta.url)));
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>ledger</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await launch({
    executablePath,
    headless: true,
    pipe: true,
    args: CHROMIUM_FLAGS,
  });
  return {
    async open() {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.evaluate(`${code}; globalThis.bundled = bundled;`);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
