import { mayBePayment } from '../recognize/gate';

/** A page that changes without end is looked at this often. */
const LOOK_EVERY_MS = 150;
const ON_WINDOW = ['load', 'pageshow', 'popstate'];

/** Looks at a page of a site that nobody configured, until it can be a payment page; then calls `open`, once. */
export function watchGate(window: Window & typeof globalThis, open: () => void): void {
  const { document } = window;
  let timer: number | undefined;

  const look = () => {
    timer = undefined;
    if (!mayBePayment(document, window.location.href)) return;
    observer.disconnect();
    document.removeEventListener('load', onChange, true);
    for (const event of ON_WINDOW) window.removeEventListener(event, onChange);
    open();
  };
  const onChange = () => {
    timer ??= window.setTimeout(look, LOOK_EVERY_MS);
  };
  const observer = new window.MutationObserver(onChange);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  // Frames tell that they are there by this alone.
  document.addEventListener('load', onChange, true);
  for (const event of ON_WINDOW) window.addEventListener(event, onChange);
  look();
}
