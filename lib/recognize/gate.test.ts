// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayBePayment } from './gate';

const corpus = join(import.meta.dirname, '../../tests/pages');
const pages = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((site) => readdirSync(join(corpus, site.name)).map((page) => join(corpus, site.name, page)))
  .filter((page) => existsSync(join(page, 'expected.json')));
/** Stages that are captured by themselves; terms are not. */
const isPositive = (page: string): boolean => {
  const { stage } = JSON.parse(readFileSync(join(page, 'expected.json'), 'utf8')) as { stage: string | null };
  // A chat need not name a payment, nor do terms: both are met on the way to one.
  return stage !== null && stage !== 'terms' && stage !== 'support';
};
/** Pages that say nothing before their scripts or frames have run are for the browser tests. */
const isThereAtOnce = (page: string): boolean =>
  !/<script(?![^>]*json)|<iframe|shadowroot/i.test(readFileSync(join(page, 'source.html'), 'utf8'));

function passes(html: string, url: string): boolean {
  document.open();
  document.write(html.replace(/<script(?![^>]*json)[\s\S]*?<\/script>/g, ''));
  document.close();
  return mayBePayment(document, url);
}

describe('the gate', () => {
  it.each(
    pages.filter((page) => isPositive(page) && isThereAtOnce(page)).map((page) => page.slice(corpus.length)),
  )('lets %s in', (name) => {
    const page = join(corpus, name);
    const { url } = JSON.parse(readFileSync(join(page, 'page.json'), 'utf8')) as { url: string };
    expect(passes(readFileSync(join(page, 'source.html'), 'utf8'), url)).toBe(true);
  });

  it.each([
    [
      'news',
      'https://news.example/2026/11/21/1.html',
      '<h1>全国迎来降温</h1><p>记者从气象台获悉，21日起气温下降 8 至 10 度，局地有雪。</p><p>责任编辑：小雪</p><footer>粤ICP备2026008812号</footer>',
    ],
    [
      'search results',
      'https://search.example/s?q=weather',
      '<input value="weather"><h3>Weather today</h3><p>About 1,200,000 results</p><a>Images</a><a>Shopping</a>',
    ],
    [
      'mail',
      'https://mail.example/inbox',
      '<nav>收件箱 (12) 草稿箱 已发送</nav><ul><li>周会改到三点 10:24</li><li>照片 11月20日</li></ul>',
    ],
    [
      'documentation',
      'https://docs.example/api/array',
      '<h1>Array.prototype.map()</h1><pre>const totals = rows.map((row) => row.size * 2.5);</pre><p>Returns a new array of 10 elements.</p>',
    ],
    [
      'video',
      'https://video.example/v/BV1xx',
      '<h1>一口气看完三国</h1><span>12.3万播放</span><span>2026-11-21 10:24:10</span><button>点赞</button><button>投币</button>',
    ],
    [
      'log in',
      'https://id.example/login',
      '<h1>账号登录</h1><label>手机号</label><input><button>登录</button>',
    ],
    [
      'wiki',
      'https://wiki.example/wiki/Renminbi',
      `<h1>Renminbi</h1><p>${'The renminbi is the official currency of China, and ¥1 is ten jiao. '.repeat(20)}</p>`,
    ],
    [
      'code',
      'https://code.example/repo',
      '<h1>repo</h1><pre>- [ ] fix #123\n+ version 20261121</pre><a>Pull requests</a>',
    ],
  ])('keeps %s out', (_name, url, html) => {
    expect(passes(`<!doctype html><body>${html}</body>`, url)).toBe(false);
  });

  it('sees a result in an open shadow root', () => {
    document.body.innerHTML = '<pay-dialog></pay-dialog>';
    const root = document.querySelector('pay-dialog')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<h1>支付成功</h1><p>￥30.00</p>';
    expect(mayBePayment(document, 'https://shop.example/')).toBe(true);
  });

  it('reads only the beginning of a page without end', () => {
    document.body.innerHTML = `${'<i>x</i>'.repeat(5_000)}<b>支付成功</b><b>￥30.00</b>`;
    expect(mayBePayment(document, 'https://shop.example/')).toBe(false);
  });
});
