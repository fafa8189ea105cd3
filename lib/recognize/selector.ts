import { domOf } from './dom';

/** A CSS selector whose first match is this element, or null inside a shadow root or frame, where the page's selectors do not reach. */
export function selectorOf(element: Element): string | null {
  const dom = domOf(element);
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = dom.parentElement(at)) {
    const tag = dom.tagName(at);
    if (tag === 'BODY') return ['body', ...steps].join(' > ');
    const id = dom.getAttribute(at, 'id') ?? '';
    if (/^[A-Za-z][\w-]*$/.test(id) && dom.ownerDocument(at).getElementById(id) === at) {
      return [`#${id}`, ...steps].join(' > ');
    }
    let place = 1;
    for (let twin = dom.previousElementSibling(at); twin !== null; twin = dom.previousElementSibling(twin)) {
      if (dom.tagName(twin) === tag) place += 1;
    }
    steps.unshift(`${tag.toLowerCase()}:nth-of-type(${place})`);
  }
  return null;
}
