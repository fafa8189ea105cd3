import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * A change may take away what had the focus, such as the button that was pressed. Then the part that it stood in has it (with
 * `tabIndex={-1}`), so that the next Tab goes on from there and not from the beginning of the page.
 * @param change looked at anew when this is another
 */
export function useKeepFocus(part: RefObject<HTMLElement | null>, change: unknown): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && isLost(document.activeElement)) part.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [change]);
}

/** Taken out of the page, or closed up with what it stands in: the browser lets go of that only with the next frame. */
function isLost(active: Element | null): boolean {
  return active === null || active === document.body || !active.checkVisibility();
}
