import type { Box } from '../model/field';
import { domOf } from './dom';

/** Whether a person can see what stands in an element, as far as style tells: its own and that of all around it. */
export type IsVisible = (element: Element) => boolean;

/** The options' older names, which every supported browser knows. */
const STYLES = { __proto__: null, checkOpacity: true, checkVisibilityCSS: true };

/** Asks the browser; one for each reading, because it remembers. */
export function visibilityByStyle(): IsVisible {
  // Several texts of one element, or an element and its text, follow each other.
  let last: Element | undefined;
  let answer = false;
  return (element) => {
    if (element !== last) {
      answer = isShown(element);
      last = element;
    }
    return answer;
  };
}

function isShown(element: Element): boolean {
  const dom = domOf(element);
  if (dom.checkVisibility(element, STYLES)) return true;
  // `contents` draws no box, but what stands in it has one.
  const style = dom.ownerDocument(element).defaultView?.getComputedStyle(element);
  if (style?.display !== 'contents') return false;
  const around = dom.parentElement(element);
  return around === null || isShown(around);
}

/** Less of a gap than this share of a line's height is none: letters of one number stand closer. */
const NARROW = 0.12;

/** Whether two neighbours are drawn beside each other without a gap, as one number is; null where the environment has no layout. */
export function touch(before: Text | Element, after: Text | Element): boolean | null {
  const [one, other] = [boxByLayout(before), boxByLayout(after)];
  return one === null || other === null ? null : Math.abs(other.x - one.x - one.width) < NARROW * one.height;
}

/** Where a node stands in the viewport, frames included; null where the environment has no layout. */
export function boxByLayout(node: Text | Element): Box | null {
  const range = node.ownerDocument.createRange();
  if (typeof range.getBoundingClientRect !== 'function') return null;
  range.selectNode(node);
  const rect =
    node.nodeType === 1 ? (node as Element).getBoundingClientRect() : range.getBoundingClientRect();
  let { x, y } = rect;
  let frame = node.ownerDocument.defaultView?.frameElement ?? null;
  for (; frame !== null; frame = frame.ownerDocument.defaultView?.frameElement ?? null) {
    const outer = frame.getBoundingClientRect();
    x += outer.x + frame.clientLeft;
    y += outer.y + frame.clientTop;
  }
  return { x, y, width: rect.width, height: rect.height };
}
