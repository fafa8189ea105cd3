/*
 * jsdom knows computed styles but no layout, and lacks `checkVisibility`, which every supported browser has. Here it is, from
 * the styles of the element and of all around it; what a browser says is tested in tests/e2e.
 */

/** On the elements of a window that remembers: the recogniser keeps the first `checkVisibility` that it meets, for all windows. */
const LASTING: unique symbol = Symbol.for('lasting visibility');
interface Remembering {
  [LASTING]?: (element: Element) => boolean;
}

if (typeof Element !== 'undefined') giveVisibility(Element);

function giveVisibility({ prototype }: typeof Element): void {
  prototype.checkVisibility ??= function checkVisibility(this: Element & Remembering): boolean {
    return this[LASTING]?.(this) ?? isShown(this);
  };
}

/** What jsdom's own sheet can hide. */
const HIDDEN_BY_NATURE =
  '[hidden],[style],dialog,input,script,style,template,noscript,datalist,title,head,rp';
const HIDES = /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0/;

/**
 * For pages that stay as they are while they are read. A style costs jsdom a walk through all rules of the page: it is
 * asked once, and only of elements that a rule which hides can be about. Answers with what takes it back.
 */
export function giveLastingVisibility(ofWindow: typeof Element): () => void {
  giveVisibility(ofWindow);
  const prototype: Element & Remembering = ofWindow.prototype;
  const known = new WeakMap<Element, boolean>();
  const isKnown = (element: Element): boolean => {
    const earlier = known.get(element);
    if (earlier !== undefined) return earlier;
    const answer =
      (element.parentElement === null || isKnown(element.parentElement)) &&
      (!mayBeHidden(element) || isShownItself(element));
    known.set(element, answer);
    return answer;
  };
  prototype[LASTING] = isKnown;

  // The same document object can be written anew: its root element then is another.
  const asked = new WeakMap<Element, ReadonlySet<Element>>();
  const mayBeHidden = (element: Element): boolean => {
    const root = element.ownerDocument.documentElement;
    let among = asked.get(root);
    if (among === undefined) asked.set(root, (among = hidable(element.ownerDocument)));
    return among.has(element) || element.getRootNode().nodeType !== 9;
  };

  return () => void delete prototype[LASTING];
}

function hidable(document: Document): ReadonlySet<Element> {
  const rulesIn = (rules: CSSRuleList): CSSRule[] =>
    [...rules].flatMap((rule) => ('cssRules' in rule ? rulesIn(rule.cssRules as CSSRuleList) : [rule]));
  const selectors = [...document.styleSheets]
    .flatMap((sheet) => rulesIn(sheet.cssRules))
    .filter(({ cssText }) => HIDES.test(cssText))
    .map((rule) => (rule as CSSStyleRule).selectorText);
  const all = (selector: string): Element[] => {
    try {
      return [...document.querySelectorAll(selector)];
    } catch {
      // A selector that jsdom does not know, `::before` for one, is about no element.
      return [];
    }
  };
  return new Set([HIDDEN_BY_NATURE, ...selectors].flatMap(all));
}

function isShown(element: Element): boolean {
  return isShownItself(element) && (element.parentElement === null || isShown(element.parentElement));
}

function isShownItself(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style?.display !== 'none' && style?.visibility !== 'hidden' && style?.opacity !== '0';
}
