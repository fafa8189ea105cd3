import { decimalAmount } from '../model/money';
import type { Purchase } from '../model/purchase';
import { both, listing, sideBySide, type Both } from './both';
import { platformName, type PlatformNames } from './platform-name';
import { visibleText } from './visible-text';

/** `data/orders.csv`: one row an order, UTF-8 with BOM (Excel reads it as such only then), CRLF, every cell quoted. */
export function ordersCsv(purchases: readonly Purchase[], names: PlatformNames): string {
  const rows = [COLUMNS.map(([head]) => `${head.zh} ${head.en}`)];
  for (const purchase of purchases) rows.push(COLUMNS.map(([, value]) => value(purchase, names) ?? ''));
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/**
 * One cell that no spreadsheet turns into something else.
 * - A formula (`=`, `+`, `-`, `@`, and their full-width forms) gets an apostrophe, also after a `;` or `|` that another
 *   locale may take for the separator.
 * - A number that would lose digits or leading zeros ends with a tab, as Alipay's own bills do: it stays text.
 * - Line breaks and other control characters become spaces, so that one order is always one line; what hides or turns the
 *   reading direction is shown.
 */
export function csvCell(text: string): string {
  // eslint-disable-next-line no-control-regex
  const flat = visibleText(text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')).trim();
  const inert = flat.replace(/(^|[;|,])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'");
  const kept = /^\d{12,}$|^0\d+$|^\d+(\.\d+)?[eE][+-]?\d+$/.test(inert) ? `${inert}\t` : inert;
  return `"${kept.replaceAll('"', '""')}"`;
}

const COLUMNS: [Both, (purchase: Purchase, names: PlatformNames) => string | null][] = [
  [both('csv.platform'), (purchase, names) => sideBySide(platformName(purchase, names))],
  [both('field.orderNo'), (purchase) => purchase.orderNo],
  [both('field.channelOrderNo'), (purchase) => purchase.channelOrderNo],
  [both('field.amount'), ({ amount }) => amount && decimalAmount(amount)],
  [both('csv.currency'), ({ amount }) => amount && amount.currency],
  [both('csv.amountRaw'), ({ amount }) => amount && amount.raw],
  [both('field.channel'), (purchase) => purchase.channel],
  [both('field.paidAt'), ({ paidAt }) => paidAt && paidAt.replace('T', ' ')],
  [both('field.product'), (purchase) => purchase.product],
  [both('field.units'), (purchase) => purchase.units],
  [both('field.account'), (purchase) => purchase.account],
  [both('field.merchant'), (purchase) => purchase.merchant],
  [both('csv.firstCapture'), (purchase) => utc(purchase.firstAt)],
  [both('csv.lastCapture'), (purchase) => utc(purchase.lastAt)],
  [both('csv.stages'), ({ stages }) => sideBySide(listing(stages.map((stage) => both(`stage.${stage}`))))],
  [both('csv.missing'), ({ missing }) => sideBySide(listing(missing.map((name) => both(`field.${name}`))))],
  [both('csv.captures'), (purchase) => purchase.captureIds.join(' ')],
];

function utc(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
