import { changedWords } from './changed-words';

/** A page that changes without end is looked at this often, and for no more than a hundredth of the time. */
const LOOK_EVERY_MS = 150;
const REST_PER_LOOK = 100;

/** What decides whether a page can be a payment page. */
export interface Gate {
  page(document: Document, url: string): boolean;
  /** Of what no change of the page tells: in shadow roots and frames. */
  inside(document: Document): boolean;
  /** Of words that were just shown; where it is not given, the page is looked at a moment later. */
  words?(text: string): boolean;
}

/**
 * Looks at a page until it can be a payment page; then calls `open`, once. What is just shown is looked at in the same
 * moment, so that a result which stands for 300 ms is met.
 * @returns stops looking
 */
export function watchGate(window: Window & typeof globalThis, gate: Gate, open: () => void): () => void {
  const { document } = window;
  let timer: number | undefined;
  let rest = LOOK_EVERY_MS;
  let hasChanged = true;

  const stop = () => {
    window.clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('load', onLoad, true);
    window.removeEventListener('load', onLoad);
    window.removeEventListener('popstate', onChange);
  };
  const pass = () => {
    stop();
    open();
  };
  const look = (looksInside: boolean) => {
    timer = undefined;
    const start = window.performance.now();
    const isOpen =
      (hasChanged && gate.page(document, document.URL)) || (looksInside && gate.inside(document));
    hasChanged = false;
    if (isOpen) return pass();
    rest = Math.max(LOOK_EVERY_MS, REST_PER_LOOK * (window.performance.now() - start));
  };
  const wake = () => {
    timer ??= window.setTimeout(look, rest, true);
  };
  /** A picture brings no words. */
  const onLoad = ({ target }: Event) => {
    if ((target as Partial<Element> | null)?.tagName !== 'IMG') wake();
  };
  const onChange = () => {
    hasChanged = true;
    wake();
  };
  const observer = new window.MutationObserver((changes) => {
    if (gate.words?.(changedWords(changes)) === true) pass();
    else onChange();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  // By this alone frames tell that they are there, and scripts that they may have made elements of their own.
  document.addEventListener('load', onLoad, true);
  window.addEventListener('load', onLoad);
  window.addEventListener('popstate', onChange);
  // While a page loads, what is inside is left for the look that its end brings.
  look(document.readyState === 'complete');
  return stop;
}
