// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { namesPayment, speaksInside, speaksOfPayment } from '../recognize/platform-gate';
import { watchGate } from './watch-gate';

const GATE = {
  page: (page: Document, url: string) => speaksOfPayment(page, url, []),
  inside: speaksInside,
  words: namesPayment,
};
const open = vi.fn<() => void>();
let stop: () => void = () => undefined;
const begin = (html: string) => {
  document.body.innerHTML = html;
  stop = watchGate(window as unknown as Window & typeof globalThis, GATE, open);
};
/** Observers are told before anything else that waits. */
const told = () => Promise.resolve();

beforeEach(() => {
  vi.useFakeTimers();
  open.mockClear();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a page behind the gate', () => {
  it('passes at once where it speaks of a payment, once', async () => {
    begin('<h1>收银台</h1><p>支付 ￥30</p>');
    expect(open).toHaveBeenCalledTimes(1);
    document.body.append('支付成功');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('passes in the moment in which a result is shown, however short that stands', async () => {
    begin('<p>请稍候</p>');
    document.body.insertAdjacentHTML('beforeend', '<div class="toast">充值成功</div>');
    await told();
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('passes where the words of a node become a result', async () => {
    begin('<p>请稍候</p>');
    const text = document.querySelector('p')?.firstChild as Text;
    text.data = '支付成功';
    await told();
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('rests after its first look as after any other: a hundred times as long as that took', async () => {
    let now = 0;
    const clock = vi.spyOn(window.performance, 'now').mockImplementation(() => (now += 10));
    const page = vi.fn<() => boolean>(() => false);
    stop = watchGate(window as unknown as Window & typeof globalThis, { page, inside: () => false }, open);
    document.body.append('小鹿');
    await vi.advanceTimersByTimeAsync(900);
    expect(page).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(page).toHaveBeenCalledTimes(2);
    clock.mockRestore();
  });

  it('does not pass by what says nothing, and never once it was stopped', async () => {
    begin('<p>小鹿</p>');
    for (let count = 0; count < 50; count += 1) {
      document.body.insertAdjacentHTML('beforeend', `<p>${count} 人在看</p>`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(open).not.toHaveBeenCalled();
    stop();
    document.body.append('支付成功');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(open).not.toHaveBeenCalled();
  });

  it('passes a moment later where the words are beyond a glance at what changed', async () => {
    begin('<p>小鹿</p>');
    document.body.insertAdjacentHTML('beforeend', '<b>支付成功</b>');
    for (let count = 0; count < 40; count += 1) document.body.append('海边');
    await told();
    expect(open).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('passes where something inside a shadow root says it once all is loaded', async () => {
    begin('<pay-result></pay-result>');
    const root = document.querySelector('pay-result')?.attachShadow({ mode: 'open' });
    if (root) root.textContent = '支付成功';
    window.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('passes where a page that was loaded before it began says it inside a shadow root', () => {
    document.body.innerHTML = '<pay-result></pay-result>';
    const root = document.querySelector('pay-result')?.attachShadow({ mode: 'open' });
    if (root) root.textContent = '支付成功';
    stop = watchGate(window as unknown as Window & typeof globalThis, GATE, open);
    expect(open).toHaveBeenCalledTimes(1);
  });
});
