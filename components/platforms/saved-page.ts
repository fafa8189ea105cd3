/** No saved page is this long; what is, is something else. Characters. */
export const LONGEST_SAVED = 5_000_000;

/** What runs, loads, or would lead away. */
const DEAD =
  'script:not([type="application/ld+json"]), style, link, iframe, frame, object, embed, base, meta[http-equiv], noscript, template';
const LOADING = new Set([
  'src',
  'srcset',
  'href',
  'xlink:href',
  'action',
  'formaction',
  'poster',
  'data',
  'background',
  'ping',
]);

/**
 * Lays a saved page out in an empty frame, as far as its own markup and styles go: nothing in it runs, and nothing is
 * loaded. Styles are set through the style's own objects, since the extension's policy allows no others.
 */
export function layOut(html: string, frame: Document): void {
  const saved = new DOMParser().parseFromString(html, 'text/html');
  const styles = [...saved.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n');
  for (const dead of saved.querySelectorAll(DEAD)) dead.remove();
  const own = new Map<Element, string>();
  for (const element of saved.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes]) {
      if (name === 'style') own.set(element, withoutAddresses(value));
      if (name === 'style' || name.startsWith('on') || LOADING.has(name)) element.removeAttribute(name);
    }
  const adopted = frame.adoptNode(saved.documentElement);
  frame.replaceChild(adopted, frame.documentElement);
  for (const [element, style] of own) (element as HTMLElement | SVGElement).style.cssText = style;
  const sheet = new (frame.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(withoutAddresses(styles));
  frame.adoptedStyleSheets = [sheet];
}

/** Where the page was saved from, as browsers and pages write it; null where nothing says so. */
export function addressIn(html: string): string | null {
  const head = html.slice(0, 100_000);
  const comment = /<!-- saved from url=\(\d+\)(https?:[^\s]{1,2000}) -->/.exec(head)?.[1];
  const document = new DOMParser().parseFromString(head, 'text/html');
  const link = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  const meta = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return (
    [comment, link, meta].find(
      (each) => each !== null && each !== undefined && /^https?:/.test(each) && URL.canParse(each),
    ) ?? null
  );
}

function withoutAddresses(css: string): string {
  return css.replace(/url\([^)]*\)/gi, 'none');
}
