import { connect as connectTls } from 'node:tls';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSite, type Site } from './start-site';

const PAGES = [
  { name: 'shop/pay', page: { url: 'https://shop.example/pay?order=1' }, html: '<p>pay</p>' },
  { name: 'shop/paid', page: { url: 'https://shop.example/pay?order=1' }, html: '<p>paid</p>' },
  { name: 'shop/failed', page: { url: 'https://shop.example/pay?state=failed' }, html: '<p>failed</p>' },
];

let site: Site;
beforeEach(async () => {
  site = await startSite(PAGES);
});
afterEach(() => site.close());

describe('the site', () => {
  it('plays a fixture at its host and path, whatever the query', async () => {
    expect(await get('https://shop.example/pay?order=7')).toMatchObject({ status: 200, body: '<p>pay</p>' });
  });

  it('tells pages with the same path apart by their whole query', async () => {
    expect(await get('https://shop.example/pay?state=failed')).toMatchObject({ body: '<p>failed</p>' });
  });

  it('moves on to the next page at the same URL when told', async () => {
    expect(site.show('shop/paid')).toBe('https://shop.example/pay?order=1');
    expect(await get('https://shop.example/pay?order=1')).toMatchObject({ body: '<p>paid</p>' });
  });

  it('shows one page without hiding others at the same path', async () => {
    site.show('shop/paid');
    expect(await get('https://shop.example/pay?state=failed')).toMatchObject({ body: '<p>failed</p>' });
  });

  it('answers by script, with how the request came', async () => {
    site.answer('https://slow.example/a', ({ path }) => ({ body: path, delay: 10 }));
    expect(await get('https://slow.example/a?b')).toMatchObject({ status: 200, body: '/a?b' });
  });

  it('knows nothing else, and notes every request', async () => {
    expect(await get('https://shop.example/other')).toMatchObject({ status: 404 });
    expect(await get('https://elsewhere.example/pay')).toMatchObject({ status: 404 });
    await get('https://shop.example/pay');
    expect(site.requests.map(({ host, path, fixture }) => [`${host}${path}`, fixture])).toEqual([
      ['shop.example/other', null],
      ['elsewhere.example/pay', null],
      ['shop.example/pay', 'shop/pay'],
    ]);
  });

  it('names the fixtures there are when asked for another', () => {
    expect(() => site.show('shop/refund')).toThrow('shop/pay, shop/paid, shop/failed');
  });
});

/** GET through the proxy, as a browser does it: CONNECT, then TLS inside. */
function get(url: string): Promise<{ status: number; body: string }> {
  const { host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const tunnel = request({ port: site.port, method: 'CONNECT', path: `${host}:443` });
    tunnel.on('error', reject);
    tunnel.on('connect', (_response, socket) => {
      const secure = connectTls({ socket, servername: host, rejectUnauthorized: false });
      let text = '';
      secure.setEncoding('utf8').on('data', (part: string) => (text += part));
      secure.on('error', reject);
      secure.on('end', () => {
        const [head = '', body = ''] = text.split('\r\n\r\n');
        resolve({ status: Number(head.split(' ')[1]), body });
      });
      secure.write(`GET ${pathname}${search} HTTP/1.0\r\nHost: ${host}\r\n\r\n`);
    });
    tunnel.end();
  });
}
