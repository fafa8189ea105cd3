// `npm run demo`: what a person does, in a real browser with the built extension and no network. Three recharges, the
// popup, a packet, and its check with tools that nobody here wrote. Ends with an error where anything is not as promised.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from '../e2e/launch';
import { followPages, waitForCapture } from '../e2e/play-purchase';
import { exportPacket, savePage, selectPurchases, waitForPurchases } from '../e2e/popup';
import { checkPdfText, checkWithStockTools, type StockCheck } from '../e2e/stock-tools';
import { unpack } from '../e2e/unpack';
import { AGREEMENT, AGREEMENT_PAGE, isAgreement } from '../site/agreement';
import { startSite } from '../site/start-site';
import { compareRecords } from './compare-records';
import { createNarrator } from './narrate';

const { values: options } = parseArgs({
  options: {
    headless: { type: 'boolean', default: !hasDisplay() },
    'keep-open': { type: 'boolean', default: false },
    step: { type: 'boolean', default: false },
  },
});
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = join(ROOT, 'demo-output');
const output = (file: string) => join(OUTPUT, file);
/** With a window, each page stays long enough to be seen. */
const glance = () => wait(options.headless ? 0 : 1500);

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT, { recursive: true });
const { tell, complain, complaints } = createNarrator({ byStep: options.step });
const site = await startSite();
site.answer(AGREEMENT, () => ({ body: AGREEMENT_PAGE }));
const chromium = await launchChromium({
  build: 'chrome-mv3-test',
  site,
  headed: !options.headless,
  windowSize: { width: 1280, height: 900 },
});

try {
  await playDemo();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
}
if (complaints.length > 0) {
  process.stdout.write(
    `\n✗ 有 ${complaints.length} 处与承诺不符 · ${complaints.length} things are not as promised.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write('\n✓ 全部符合承诺 · Everything is as promised. 见 · See demo-output/\n');
}
if (options['keep-open'] && !options.headless) {
  process.stdout.write('浏览器留给你试用，关闭窗口即结束 · The browser is yours; close it to end.\n');
  await new Promise((resolve) => chromium.browser.once('disconnected', resolve));
}
await chromium.close();
await site.close();

async function playDemo() {
  const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  const visit = async () => {
    await waitForCapture(page);
    await glance();
  };

  await followPages(page, site, ['douyin/pay', 'douyin/cashdesk', 'douyin/paid'], visit);
  await tell(
    '抖音充值：选购 → 收银台 → 支付成功，自动留证',
    'Douyin: pay → cashier → paid, captured by itself',
  );
  await followPages(page, site, ['kuaishou/pay', 'kuaishou/cashier', 'kuaishou/paid'], visit);
  await tell(
    '快手充值：选购 → 收银台 → 支付成功，自动留证',
    'Kuaishou: pay → cashier → paid, captured by itself',
  );

  await page.goto(site.show('boosting-shop/order'));
  let popup = await chromium.openPopup(page);
  await savePage(popup);
  await waitForCapture(page);
  await glance();
  await popup.close();
  await tell(
    '没有配置过的下单网站：在弹窗里按“保存这一页”',
    'A shop that nobody configured: saved by hand in the popup',
  );

  popup = await chromium.openPopup(page);
  const purchaseIds = await waitForPurchases(popup, 3);
  await selectPurchases(popup, purchaseIds);
  await popup.screenshot({ path: output('popup.png') });
  const badge = await (await chromium.worker()).evaluate(readBadge);
  await tell(
    `弹窗：3 笔充值，角标 ${badge}，全部选中`,
    `The popup: 3 purchases, badge ${badge}, all selected`,
  );

  const saved = await exportPacket(popup, chromium.downloads);
  await glance();
  await popup.close();
  const zip = output(basename(saved));
  copyFileSync(saved, zip);
  const packet = await unpack(zip, output('packet'));
  const size = `${(statSync(zip).size / 1e6).toFixed(1)} MB`;
  const files = readdirSync(packet, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
  await tell(
    `导出证据包：${basename(zip)}`,
    `The evidence packet: ${files} files, ${size}, unpacked into demo-output/packet/`,
  );

  const bought = ['douyin/paid', 'kuaishou/paid', 'boosting-shop/order'].map(site.fixture);
  const differences = compareRecords(packet, bought);
  differences.forEach(complain);
  await tell(
    `订单号、金额、币种、渠道、时间：${differences.length === 0 ? '3 笔都与页面一致' : '与页面不一致'}`,
    `Order number, amount, currency, channel, time: ${differences.length === 0 ? 'equal to the pages, all 3' : 'not equal to the pages'}`,
  );

  const orderNos = bought.flatMap(({ page: { shows } }) => shows?.orderNo ?? []);
  const checks = [...checkWithStockTools(packet), checkPdfText(join(packet, 'data', 'report.pdf'), orderNos)];
  checks
    .filter(({ outcome }) => outcome === 'failed')
    .forEach(({ name, detail }) => complain(`${name}: ${detail}`));
  await tell(`通用工具核验：${summarize(checks)}`, 'Checked with tools that nobody here wrote');

  const verdict = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'run.mjs'), 'tsx', 'scripts/verify.ts', zip],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  if (verdict.status !== 0) complain(`npm run verify: ${verdict.stdout}${verdict.stderr}`);
  const firstLine = verdict.stdout.trim().split('\n')[0] ?? '';
  await tell(`npm run verify -- ${basename(zip)}`, firstLine);

  const beyond = site.requests.filter(({ fixture, origin }) => fixture === null || origin !== null);
  const agreements = beyond.filter(isAgreement);
  const strangers = beyond.filter((request) => !isAgreement(request));
  strangers.forEach(({ host, path }) => complain(`A request went to ${host}${path}.`));
  if (agreements.length !== 1) complain(`The agreement was asked for ${agreements.length} times.`);
  await tell(
    '除了充值页面本身，只向充值网站取了一次付款按钮旁的协议，没有别的网络请求',
    `Requests to anything but the pages: ${strangers.length}, and one to the site's own agreement`,
  );

  await takePictures(packet, purchaseIds.at(-1) ?? '');
  await tell(
    '图片：popup.png、library.png、report.png',
    'Pictures of popup, library and report are in demo-output/',
  );
}

async function takePictures(packet: string, purchaseId: string) {
  const library = await chromium.openExtensionPage(`library.html#purchase=${purchaseId}`);
  await library.waitForFunction(() =>
    [...document.images].some((image) => image.complete && image.width > 0),
  );
  await library.screenshot({ path: output('library.png') });
  await library.close();

  const report = await chromium.browser.newPage();
  await report.goto(pathToFileURL(join(packet, 'data', 'report.html')).href);
  await report.screenshot({ path: output('report.png'), clip: { x: 0, y: 0, width: 1280, height: 1800 } });
  await report.close();
  // Only where poppler is: the PDF itself is in the packet.
  spawnSync('pdftoppm', [
    '-png',
    '-r',
    '70',
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    join(packet, 'data', 'report.pdf'),
    output('report-pdf'),
  ]);
}

function summarize(checks: readonly StockCheck[]): string {
  const mark = { passed: '✓', failed: '✗', absent: '跳过 (skipped: not installed)' };
  return checks.map(({ name, outcome }) => `${name} ${mark[outcome]}`).join(' · ');
}

/** Runs in the worker: the count on the toolbar button of the tab in front. */
async function readBadge(): Promise<string> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      action: { getBadgeText(details: { tabId: number }): Promise<string> };
      tabs: { query(wanted: object): Promise<{ id: number }[]> };
    };
  };
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  return tab === undefined ? '' : chrome.action.getBadgeText({ tabId: tab.id });
}

function hasDisplay(): boolean {
  if (process.env['CI'] !== undefined) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
