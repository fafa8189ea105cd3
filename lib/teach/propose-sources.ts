import type { FieldSource } from '../model/platform';
import { stableSelectors } from './stable-selectors';

export interface CandidateSource {
  source: FieldSource;
  isFragile: boolean;
}

/** A label is short, and is no value itself. */
const LONGEST_LABEL = 24;
const LONGEST_SHOWN = 200;

/**
 * Where the value that this element shows could be read from, the most lasting first: the words beside it, a parameter of
 * the address, an element's name, and its place as the last resort. Nothing is checked here; the recogniser has to be asked.
 */
export function proposeSources(target: Element, url: URL): CandidateSource[] {
  const value = wordsOf(target);
  const sure = (source: FieldSource): CandidateSource => ({ source, isFragile: false });
  return [
    ...labelsOf(target).map((label) => sure({ from: 'label', label })),
    ...[...url.searchParams]
      .filter(([, held]) => held.length > 3 && value.includes(held))
      .map(([parameter]) => sure({ from: 'url', parameter })),
    ...stableSelectors(target).map(({ selector, isFragile }) => ({
      source: { from: 'selector' as const, selector },
      isFragile,
    })),
    ...(target.tagName === 'IMG' && target.hasAttribute('alt')
      ? stableSelectors(target).map(({ selector, isFragile }) => ({
          source: { from: 'selector' as const, selector, attribute: 'alt' },
          isFragile,
        }))
      : []),
  ];
}

/** Words that stand as a label before the element: in it, beside it, or beside what holds it alone. */
function labelsOf(target: Element): string[] {
  const found = new Set<string>();
  const own = /^([^:：\d]{1,24}?)\s*[:：]/.exec(wordsOf(target))?.[1];
  if (own !== undefined) found.add(own.trim());
  let at: Element | null = target;
  for (let level = 0; level < 4 && at !== null; level += 1, at = at.parentElement) {
    for (const beside of [textBefore(at), wordsOf(at.previousElementSibling)]) {
      const label = beside.replace(/\s*[:：]\s*$/, '').trim();
      if (label !== '' && label.length <= LONGEST_LABEL && !/\d{3,}/.test(label)) found.add(label);
    }
    if (found.size > 0) break;
  }
  return [...found];
}

/** A bare text node right before an element: `订单号：<b>…</b>`. */
function textBefore(element: Element): string {
  const before = element.previousSibling;
  return before?.nodeType === 3 ? (before.textContent ?? '').trim() : '';
}

export function wordsOf(element: Element | null): string {
  const words = element?.tagName === 'IMG' ? element.getAttribute('alt') : element?.textContent;
  return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_SHOWN);
}
