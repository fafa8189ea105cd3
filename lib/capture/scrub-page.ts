import { scrubUrl } from './scrub-url';

const DEAD =
  'script, noscript, template, object, embed, applet, base, link, meta, input[type=hidden], input[type=password]';
const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'cite',
  'data',
  'background',
  'ping',
  'srcset',
  'xlink:href',
]);
const KEPT_INPUT_VALUES = new Set(['button', 'submit', 'reset', 'checkbox', 'radio']);
const STYLE_LIMIT = 300_000;

/**
 * A copy of the page's DOM that can be read but does nothing: no scripts, no handlers, no typed or hidden values, secrets
 * removed from addresses, and nothing that a browser would load. The live page is not touched.
 * Closed and open shadow trees are not part of the copy; the visible text and the picture show them.
 */
export function scrubPage(page: Document): string {
  // An inert document: no image loads, no custom element is upgraded, no script of the page notices.
  const inert = page.implementation.createHTMLDocument('');
  const root = inert.importNode(page.documentElement, true);
  for (const dead of root.querySelectorAll(DEAD)) dead.remove();
  for (const element of [root, ...root.querySelectorAll('*')]) scrubElement(element, page.baseURI);
  removeComments(root, inert);

  const policy = inert.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";
  const charset = inert.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const style = inert.createElement('style');
  style.textContent = readStyles(page);
  (root.querySelector('head') ?? root).prepend(charset, policy, style);
  return `<!doctype html>\n${root.outerHTML}\n`;
}

function scrubElement(element: Element, base: string): void {
  const kind = element.getAttribute('type')?.toLowerCase() ?? 'text';
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith('on') || name === 'srcdoc' || name === 'nonce' || name === 'integrity') {
      element.removeAttribute(name);
    } else if (ADDRESSES.has(name)) {
      // Kept for the reader, under a name that no browser follows.
      element.removeAttribute(name);
      element.setAttribute(`data-was-${name.replace(':', '-')}`, absoluteUrl(value, base));
    } else if (name === 'value' && element.localName === 'input' && !KEPT_INPUT_VALUES.has(kind)) {
      element.removeAttribute(name);
    } else if (/token|csrf|nonce|session|secret/i.test(name)) {
      element.removeAttribute(name);
    }
  }
  if (element.localName === 'textarea' || element.hasAttribute('contenteditable')) element.textContent = '';
  if (element.localName === 'style') element.textContent = '';
}

function absoluteUrl(value: string, base: string): string {
  return URL.canParse(value, base) ? scrubUrl(new URL(value, base).href) : '';
}

function removeComments(root: Element, owner: Document): void {
  const walker = owner.createTreeWalker(root, 128 /* NodeFilter.SHOW_COMMENT */);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** The page's own rules, as far as it may read them itself, without anything that loads; so that the copy looks like the page. */
function readStyles(page: Document): string {
  let css = '';
  for (const sheet of page.styleSheets) {
    try {
      for (const rule of sheet.cssRules) {
        if (rule.cssText.startsWith('@import') || css.length > STYLE_LIMIT) continue;
        css += `${rule.cssText}\n`;
      }
    } catch {
      // A sheet of another origin; the browser does not let a page read it.
    }
  }
  return css.replace(/<\/style/gi, '<\\/style').replace(/url\((?!["']?data:)[^)]*\)/gi, 'none');
}
