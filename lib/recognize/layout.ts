import type { Box } from '../model/field';

/** Whether a person can see anything of an element; asked from the outside in, so ancestors are known to be visible. */
export function isVisibleByStyle(element: Element): boolean {
  if (typeof element.checkVisibility === 'function') {
    // The options' older names, which every supported browser knows. `contents` draws no box, but its children do.
    return (
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) ||
      styleOf(element)?.display === 'contents'
    );
  }
  const style = styleOf(element);
  return (
    style === null || (style.display !== 'none' && style.visibility !== 'hidden' && style.opacity !== '0')
  );
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

function styleOf(element: Element): CSSStyleDeclaration | null {
  return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
}
