// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureOutcome, CaptureRequest } from '../model/message';
import { watchPage, type WatchedPage } from './watch-page';

const RESULT =
  '<h1>支付成功</h1><dl><dt>订单号</dt><dd>SP2026112110241207184236900001</dd><dt>实付金额</dt><dd>￥6.00</dd></dl>';
const CASHIER =
  '<h1>收银台</h1><p>订单号：SP2026112110241207184236900001</p><p>应付金额：￥6.00</p><button>确认支付</button>';

let asked: CaptureRequest[];
let page: WatchedPage;

/** Watches a document with these contents, on a clock that only the test moves. */
function watch(html: string): void {
  document.body.innerHTML = html;
  page = watchPage({
    window: window as unknown as Window & typeof globalThis,
    platforms: [],
    isAutomatic: true,
    isOrphan: () => false,
    takeCapture: async (request): Promise<CaptureOutcome> => {
      asked.push(request);
      return { status: 'duplicate', captureId: 'c', purchaseId: 'p' };
    },
    showNotice: () => undefined,
    hideNotice: () => false,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  // jsdom lays nothing out.
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: HTMLElement) {
      return this.textContent;
    },
  });
  // Nor does it animate; in a browser an animation is ready once a frame of it is on the screen.
  HTMLElement.prototype.animate = () =>
    ({ ready: new Promise((resolve) => requestAnimationFrame(resolve)) }) as unknown as Animation;
});

afterEach(() => {
  page.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
  delete (HTMLElement.prototype as Partial<HTMLElement>).innerText;
  delete (HTMLElement.prototype as Partial<HTMLElement>).animate;
});

describe('watchPage', () => {
  it('reads a page that sells nothing once, and does nothing at all while it does not change', async () => {
    const looked = vi.spyOn(document, 'createTreeWalker');
    const queried = vi.spyOn(document, 'querySelectorAll');
    watch('<article><h1>今天去了海边</h1><p>晚霞很好看。</p></article>');
    const before = [looked.mock.calls.length, queried.mock.calls.length];
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([looked.mock.calls.length, queried.mock.calls.length]).toEqual(before);
    expect(asked).toEqual([]);
  });

  it('asks for a result within 300 ms of its coming, and once', async () => {
    watch('<main></main>');
    document.querySelector('main')?.insertAdjacentHTML('beforeend', RESULT);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked.map(({ reading }) => reading.stage)).toEqual(['paid']);
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p>3 秒后返回</p>');
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(1);
  });

  it('waits for the frame that shows a result, and for no frame after it', async () => {
    const frames: FrameRequestCallback[] = [];
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
    const draw = () => frames.splice(0).forEach((frame) => frame(performance.now()));
    const show = async (html: string) => {
      document.body.innerHTML = html;
      await Promise.resolve();
    };
    watch('<main></main>');
    await show(RESULT);
    draw();
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toHaveLength(1);

    const waitsForFrame = async (html: string) => {
      const before = asked.length;
      await show(html);
      await vi.advanceTimersByTimeAsync(110);
      expect(asked).toHaveLength(before);
      draw();
      await vi.advanceTimersByTimeAsync(1);
      expect(asked).toHaveLength(before + 1);
    };
    await waitsForFrame(RESULT.replace('6.00', '7.00'));
    // What changed after a frame is in none.
    await show(RESULT.replace('6.00', '8.00'));
    draw();
    await waitsForFrame(RESULT.replace('6.00', '9.00'));
  });

  it('waits with a page where the person still chooses until it has come to rest', async () => {
    watch(CASHIER);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1500);
    expect(asked.map(({ reading }) => reading.stage)).toEqual(['cashier']);
  });

  it('asks once more where a dialog comes up before the payment', async () => {
    watch(CASHIER);
    await vi.advanceTimersByTimeAsync(2000);
    document.body.insertAdjacentHTML('beforeend', '<div role="alertdialog">请确认您已年满 18 周岁</div>');
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked.map(({ sighting }) => sighting.dialogs)).toEqual([0, 1]);
    document.querySelector('[role]')?.remove();
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toHaveLength(2);
  });
});
