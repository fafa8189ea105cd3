/** Names that a build made, and numbers that count: gone with the next release. */
const GENERATED =
  /^(?:css|sc|jsx|jss|emotion|svelte|tw|_)[-_]|__?[A-Za-z0-9]{5,}$|-[A-Za-z0-9]*\d[A-Za-z0-9]*[A-Z][A-Za-z0-9]*$|[a-f0-9]{6,}|\d{3,}|:/;
/** Says how something looks or is right now, not what it is. */
const STATE =
  /^(?:is-|has-|js-)|active|hover|focus|selected|open|show|hide|hidden|visible|loading|^(?:p|m|w|h)[trblxy]?-?\d|^(?:flex|grid|block|inline|text-|bg-|font-)/i;
const ATTRIBUTES = ['data-testid', 'data-test', 'data-field', 'data-key', 'data-name', 'itemprop', 'name'];
const MOST = 3;

export interface StableSelector {
  selector: string;
  isFragile: boolean;
}

/**
 * Selectors that name this element alone in its document, the most lasting first; the path of places only where nothing
 * else does. None inside shadow roots and frames, where a definition's selectors do not reach.
 */
export function stableSelectors(target: Element): StableSelector[] {
  const { ownerDocument } = target;
  if (target.getRootNode() !== ownerDocument || ownerDocument.defaultView?.frameElement) return [];
  const found: string[] = [];
  const isAlone = (selector: string): boolean => {
    try {
      const all = ownerDocument.querySelectorAll(selector);
      return all.length === 1 && all[0] === target;
    } catch {
      return false;
    }
  };
  const own = simpleSelectors(target);
  found.push(...own.filter(isAlone));
  let around = target.parentElement;
  for (let level = 0; level < 6 && around !== null && found.length < MOST; level += 1) {
    for (const outer of simpleSelectors(around))
      for (const inner of [...own, target.localName]) {
        const selector = `${outer} ${inner}`;
        if (found.length < MOST && isAlone(selector)) found.push(selector);
      }
    around = around.parentElement;
  }
  if (found.length > 0) return found.slice(0, MOST).map((selector) => ({ selector, isFragile: false }));
  const path = placesOf(target);
  return isAlone(path) ? [{ selector: path, isFragile: true }] : [];
}

function simpleSelectors(element: Element): string[] {
  const escape = (name: string) => element.ownerDocument.defaultView?.CSS.escape(name) ?? name;
  const selectors: string[] = [];
  if (isLasting(element.id)) selectors.push(`#${escape(element.id)}`);
  for (const attribute of ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value !== null && isLasting(value))
      selectors.push(`[${attribute}="${value.replace(/["\\]/g, '\\$&')}"]`);
  }
  const names = [...element.classList].filter((name) => isLasting(name) && !STATE.test(name));
  selectors.push(...names.map((name) => `.${escape(name)}`));
  if (names.length > 1)
    selectors.push(
      names
        .slice(0, 3)
        .map((name) => `.${escape(name)}`)
        .join(''),
    );
  return selectors;
}

function isLasting(name: string): boolean {
  return name !== '' && name.length <= 40 && !GENERATED.test(name);
}

function placesOf(target: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = target; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const named = isLasting(at.id) && at !== target ? `#${at.id}` : null;
    if (named !== null) return [named, ...steps].join(' > ');
    let place = 1;
    for (let twin = at.previousElementSibling; twin !== null; twin = twin.previousElementSibling)
      if (twin.localName === at.localName) place += 1;
    steps.unshift(`${at.localName}:nth-of-type(${place})`);
  }
  return ['body', ...steps].join(' > ');
}
