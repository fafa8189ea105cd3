import type { Field } from '../model/field';
import { formatMoney, type Money } from '../model/money';
import { both, listing, same, type Both } from './both';

const MOST_WRITTEN = 600;

/** What a page wrote, cut where nobody would read on; records.jsonl and the capture's files have all of it. */
export function written(text: string): Both {
  return same(text.length > MOST_WRITTEN ? `${text.slice(0, MOST_WRITTEN)}…` : text);
}

/** Names of fields, as a list. */
export function fieldNames(names: readonly Field['name'][]): Both {
  return listing(names.map((name) => both(`field.${name}`)));
}

/** `￥30.00 CNY`. */
export function amountAsShown(money: Money): string {
  return money.currency === null ? formatMoney(money) : `${formatMoney(money)} ${money.currency}`;
}

/** What stands above the columns of the summary, behind the number of each purchase. */
export const SUMMARY_HEADS: readonly Both[] = [
  both('report.columns.platform'),
  both('field.product'),
  both('field.amount'),
  both('field.channel'),
  both('field.paidAt'),
  both('report.columns.status'),
];
