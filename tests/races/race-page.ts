/** Pages of a platform that is watched. */
export const RACE_URL = 'https://tp-pay.snssdk.com/cashdesk/race';

/** A page of one color all over, but for a card with `text`. */
export function racePage(color: string, text: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>收银台</title>
<style>html,body{margin:0;height:100%;background:${color}}main{width:420px;margin:80px auto;padding:24px;background:#fff;font:16px/1.6 sans-serif}</style>
<body><main>${text}</main></body></html>`;
}

/** No two races share a color, and none has that of a page they may be mixed up with. */
export function raceColor(number: number): string {
  const part = (value: number) => value.toString(16).padStart(2, '0');
  return `#${part(40 + (number % 200))}${part(60 + Math.floor(number / 200))}${part(200 - (number % 150))}`;
}

export function orderOf(number: number): string {
  return `SP2026112110241207184236${String(number).padStart(6, '0')}`;
}

/** Runs in the page: the result appears; resolves with the frame that shows it. */
export function showResult(orderNo: string): Promise<void> {
  const main = document.querySelector('main');
  if (main === null) throw new Error('no main');
  main.innerHTML = `<h1>支付成功</h1><dl><dt>订单号</dt><dd>${orderNo}</dd><dt>实付金额</dt><dd>￥6.00</dd><dt>支付方式</dt><dd>支付宝</dd></dl>`;
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
