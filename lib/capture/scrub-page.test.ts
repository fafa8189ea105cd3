// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { scrubPage } from './scrub-page';

function scrub(html: string): string {
  return scrubPage(new DOMParser().parseFromString(html, 'text/html'));
}

describe('scrubPage', () => {
  it('keeps what the page shows', () => {
    const copy = scrub('<title>收银台</title><p>订单号 <b>20261121</b></p><button>确认支付</button>');
    expect(copy).toContain('收银台');
    expect(copy).toContain('<b>20261121</b>');
    expect(copy).toContain('确认支付');
  });

  it.each([
    ['a typed card number', '<input name="card" value="6222021234567890">', '6222021234567890'],
    ['a typed CVV', '<input type="tel" value="739">', '739'],
    ['a password', '<input type="password" value="hunter2">', 'hunter2'],
    ['a hidden field', '<input type="hidden" value="csrf-1">', 'csrf-1'],
    ['a typed message', '<textarea>my address</textarea>', 'my address'],
    ['editable text', '<div contenteditable>dear diary</div>', 'dear diary'],
    ['a script', '<script>const token = "t0k3n"</script>', 't0k3n'],
    ['a handler', '<p onclick="steal()">x</p>', 'steal()'],
    ['a script address', '<a href="javascript:steal()">x</a>', 'steal()'],
    ['a token in a link', '<a href="/pay?token=t0k3n">x</a>', 't0k3n'],
    ['a token in an attribute', '<p data-csrf-token="t0k3n">x</p>', 't0k3n'],
    ['a meta token', '<meta name="csrf" content="t0k3n">', 't0k3n'],
    ['a comment', '<p>x</p><!-- build 77 secret -->', 'build 77 secret'],
    ['a frame document', '<iframe srcdoc="<script>1</script>"></iframe>', 'srcdoc'],
  ])('drops %s', (_, html, secret) => {
    expect(scrub(html)).not.toContain(secret);
  });

  it('leaves nothing that a browser would load or run', () => {
    const copy = scrub(
      '<link rel=stylesheet href=/a.css><style>p{background:url(https://x.example/1.png)}</style><img src=/qr.png srcset="a 1x"><iframe src=https://x.example></iframe><form action=/pay></form><svg><use xlink:href="https://x.example/i.svg"/></svg>',
    );
    expect(copy).not.toMatch(/\s(src|srcset|href|action|xlink:href)=/);
    expect(copy).not.toMatch(/url\(/);
    expect(copy).toContain("default-src 'none'");
  });

  it('does not change the live page', () => {
    const page = new DOMParser().parseFromString('<input value="7"><script>1</script>', 'text/html');
    const before = page.documentElement.outerHTML;
    scrubPage(page);
    expect(page.documentElement.outerHTML).toBe(before);
  });

  it('keeps a style from closing its own element', () => {
    const page = new DOMParser().parseFromString('<style>p::after{content:"x"}</style><p>x', 'text/html');
    const rule = { cssText: 'p::after{content:"</style><img src=x onerror=1>"}' };
    Object.defineProperty(page, 'styleSheets', { value: [{ cssRules: [rule] }] });
    const copy = new DOMParser().parseFromString(scrubPage(page), 'text/html');
    expect(copy.querySelector('img')).toBeNull();
  });
});
