import type { Balance } from '../model/surroundings';

const LABEL = String.raw`(?:([\u4e00-\u9fa5]{0,4}?[币钻豆点券])?(?:账户|帐户|可用|当前|剩余|钱包)*余额|(?:当前|我的|剩余|可用)([\u4e00-\u9fa5]{0,4}?[币钻豆点券])(?:数量?)?|(?:current |available |wallet |coin |account )?balance)`;
const NUMBER = String.raw`([¥￥$€£]?)\s?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const UNIT = String.raw`(?:\s?(元|[\u4e00-\u9fa5]{0,3}[币钻豆点券石]|coins?|diamonds?|points?|credits?|[A-Z]{3}\b))?`;
const BALANCE = new RegExp(
  String.raw`${LABEL}(?:[（(]([^（()）\d\s]{1,6})[)）])?\s?[:：]?\s*${NUMBER}(?![\d.]*\s?[%％月日])${UNIT}`,
  'gi',
);
const MOST = 5;

/** What the page says is left in the account. A label and its number may stand in two lines. */
export function findBalances(text: string): Balance[] {
  const lines = text.split('\n').map((line) => line.trim());
  const found: Balance[] = [];
  for (const [index, line] of lines.entries()) {
    // A label that ends its line speaks of the next.
    const isLabel = new RegExp(String.raw`^${LABEL}\s?[:：]?$`, 'i').test(line);
    const whole = isLabel ? `${line} ${lines[index + 1] ?? ''}` : line;
    for (const match of whole.matchAll(BALANCE)) {
      const [, before, named, inBrackets, sign, digits = '', after] = match;
      const unit = after ?? inBrackets ?? before ?? named ?? (sign === '' ? undefined : sign);
      const balance = {
        value: digits.replaceAll(',', ''),
        unit: unit ?? null,
        quote: whole.slice(0, 200),
      };
      if (!found.some(({ value, quote }) => value === balance.value && quote === balance.quote))
        found.push(balance);
    }
  }
  return found.slice(0, MOST);
}
