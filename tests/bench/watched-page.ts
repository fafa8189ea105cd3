import { ANYWHERE_WITH_FAMILIES } from '../../lib/flow/anywhere-with-families';
import { watchPage, type WatchedPage } from '../../lib/flow/watch-page';
import type { Reading } from '../../lib/model/reading';
import { PLATFORMS } from '../../lib/platforms';
import { mayBePayment } from '../../lib/recognize/gate';
import { recognize } from '../../lib/recognize/recognize';

/** Bundled and run in a page of the bench: the product's own code, with a clock around it. */
const captured: string[] = [];
let spent = 0;

/**
 * ms of each of `rounds` readings; before each one the page changes, as it has when the product reads it. `isAnywhere`: with
 * all that sites take which nobody configured.
 */
export function timeReading(rounds: number, isAnywhere = false): number[] {
  const anywhere = isAnywhere ? ANYWHERE_WITH_FAMILIES : undefined;
  const changing = document.createElement('p');
  document.body.append(changing);
  return Array.from({ length: rounds }, (_, round) => {
    changing.textContent = `${round}`;
    const start = performance.now();
    recognize(document, { url: window.location.href, platforms: PLATFORMS, anywhere });
    return performance.now() - start;
  });
}

/** The same work each time, of the kind that reading does, on nothing of the page: tells how fast the machine is just now. */
export function calibrate(): number {
  const words = new Map<string, number>();
  for (let round = 0; round < 12_000; round += 1) {
    const text = `第 ${round % 97} 件 ￥${round % 89}.50 库存`;
    if (/￥\d+|支付成功|payment/i.test(text)) words.set(text, (words.get(text) ?? 0) + text.length);
  }
  return words.size;
}

/** ms of the gate's first look, when its code has never run, and of a later one: the clock's steps are 0.1 ms here. */
export function timeGate(url: string): { first: number; later: number } {
  const look = (times: number) => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) mayBePayment(document, url);
    return (performance.now() - start) / times;
  };
  return { first: look(1), later: look(20) };
}

/** Watches the page as the extension does; captures end here. */
export function watch(): WatchedPage {
  return watchPage({
    window: timedWindow(),
    platforms: PLATFORMS,
    isAutomatic: true,
    isOrphan: () => false,
    takeCapture: async ({ reading }) => {
      captured.push(orderOf(reading));
      return { status: 'duplicate', captureId: '', purchaseId: '' };
    },
    showNotice: () => undefined,
    hideNotice: () => false,
  });
}

/** ms since the last question that the watcher took for all it does. */
export function spentWatching(): number {
  const ms = spent;
  spent = 0;
  return ms;
}

/** Order numbers of all captures until now. */
export function capturedOrders(): string[] {
  return captured;
}

/** A counter, a moving bar and a list that grows and shrinks: something changes in every frame, without end. */
export function storm(): void {
  const ticker = document.createElement('p');
  const list = document.createElement('ul');
  document.body.append(ticker, list);
  let frame = 0;
  const change = () => {
    frame += 1;
    ticker.textContent = `${frame} viewers`;
    ticker.className = `step-${frame % 7}`;
    ticker.style.width = `${frame % 100}%`;
    const item = document.createElement('li');
    item.textContent = `message ${frame}`;
    list.append(item);
    if (list.childElementCount > 20) list.firstElementChild?.remove();
    requestAnimationFrame(change);
  };
  change();
}

/** Shows a result for so long. */
export function flash(orderNo: string, ms: number): void {
  const result = document.createElement('main');
  result.innerHTML = `<h1>支付成功</h1><dl><dt>订单号</dt><dd>${orderNo}</dd><dt>实付金额</dt><dd>￥30.00</dd></dl>`;
  document.body.prepend(result);
  setTimeout(() => result.remove(), ms);
}

/** The window, with a clock around everything that it calls in the watcher. */
function timedWindow(): Window & typeof globalThis {
  const timed =
    <Input extends unknown[]>(callback: (...input: Input) => void) =>
    (...input: Input) => {
      const start = performance.now();
      callback(...input);
      spent += performance.now() - start;
    };
  class TimedObserver extends MutationObserver {
    constructor(callback: MutationCallback) {
      super(timed(callback));
    }
  }
  return new Proxy(window, {
    get(target, key) {
      if (key === 'MutationObserver') return TimedObserver;
      if (key === 'setTimeout') return (run: () => void, ms: number) => target.setTimeout(timed(run), ms);
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function orderOf({ fields }: Reading): string {
  return fields.find(({ name }) => name === 'orderNo')?.value ?? '';
}
