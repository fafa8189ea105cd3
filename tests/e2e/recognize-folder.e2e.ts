import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPageBrowser, type PageBrowser } from '../../scripts/recognize/page-browser';
import { readFolder, type FolderLine } from '../../scripts/recognize/read-folder';

const RESULT = '<h1>支付成功</h1><p>订单号：SP20261121102412</p><p>实付金额：￥30.00</p>';
const PAGES: Record<string, string> = {
  'crashes.html': '<script>while (true) {}</script>',
  'framed.html': `<iframe srcdoc="${RESULT}" width="600" height="400"></iframe>`,
  'late.html': `<main></main><script>setTimeout(() => { document.querySelector('main').innerHTML = '${RESULT}' }, 400)</script>`,
  'late.json': '{ "url": "https://shop.example/result?id=1", "delayMs": 700 }',
  'meddles.html': `<script>Array.prototype.map = JSON.stringify = () => 'broken'; alert(1)</script>${RESULT}`,
  'reaches-out.html': `<script>document.write('<p>' + location.href)</script><script src="https://cdn.example/a.js" onload="document.body.remove()"></script>${RESULT}`,
  'unreadable.html': RESULT,
  'unreadable.json': '{',
};

let folder: string;
let browser: PageBrowser;
const lines = new Map<string, FolderLine>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recognize-'));
  for (const [name, content] of Object.entries(PAGES)) await writeFile(join(folder, name), content);
  // A page that never answers costs a whole processor for as long as it may.
  browser = await openPageBrowser({ loadMs: 2_000, readMs: 6_000 });
  for await (const line of readFolder(folder, browser)) lines.set(line.id, line);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

describe('a folder of saved pages', () => {
  it('is read in the order of its names, whichever page is done first', () => {
    expect([...lines.keys()]).toEqual(['crashes', 'framed', 'late', 'meddles', 'reaches-out', 'unreadable']);
  });

  it.each(['framed', 'late', 'meddles', 'reaches-out'])('is read as a person sees it: %s', (id) => {
    expect(lines.get(id)).toMatchObject({
      kind: 'confirmation',
      fields: { orderNo: 'SP20261121102412', amount: '30.00', currency: 'CNY' },
    });
  });

  it.each(['crashes', 'unreadable'])('says what could not be read, and goes on: %s', (id) => {
    expect(lines.get(id)).toMatchObject({ kind: 'none', error: expect.any(String) as string });
  });

  it('shows a page at the address that stands beside it', () => {
    expect(lines.get('late')?.url).toBe('https://shop.example/result?id=1');
  });
});
