/*
 * jsdom knows computed styles but no layout, and lacks `checkVisibility`, which every supported browser has. Here it is, from
 * the styles of the element and of all around it; what a browser says is tested in tests/e2e.
 */
if (typeof Element !== 'undefined') giveVisibility(Element);

/** For a window of one's own; the tests' own window has it. */
export function giveVisibility({ prototype }: typeof Element): void {
  prototype.checkVisibility ??= function checkVisibility(this: Element): boolean {
    return isShown(this);
  };
}

function isShown(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (style?.display === 'none' || style?.visibility === 'hidden' || style?.opacity === '0') return false;
  return element.parentElement === null || isShown(element.parentElement);
}
