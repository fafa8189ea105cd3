import { moneyValue, type Candidate } from './candidate';
import { candidateAt } from './candidate-at';
import type { LabelledValues } from './labelled-values';
import { wordsOf } from './line-words';
import { findMoney, type MoneyContext } from './money';
import type { Line } from './page-lines';
import { parseTime } from './time';

const ORDER_PARAMETERS = /^(?:out_?)?trade_?no$|^(?:out_?)?order_?(?:no|id|sn|number)$/i;
const AMOUNT_PARAMETERS = /^(?:total_?amount|money|amount|receipt_amount)$/i;
const NAMED_ORDER =
  /(?:^|[\s(])(?:order|commande|bestellung|bestelling|auftrag|pedido|ordine|pesanan|заказ|订单|訂單|注文)\s?(?:no\.?|nr\.?|n[°º.]|№|number)?\s?[#＃]?\s?([A-Z]{0,4}-?\d{2,}[\d-]*)(?![\d.,]*\s?[€$%])(?=$|[\s,.;)])|(?:^|[|·\s(])[#№]\s?(\d[\d-]{5,})(?=$|[\s|·)])/i;
/** Longer lines are sentences. */
const LONGEST_MENTION = 48;
const PAID_BY = /支付|付款|paid|pay(?:é|er|ment)|bezahl|pagad|оплач/i;

/** Numbers and amounts that the address names. */
export function addressValues(url: URL | null, context: MoneyContext): Candidate[] {
  const found: Candidate[] = [];
  for (const [name, value] of url?.searchParams ?? []) {
    const money =
      AMOUNT_PARAMETERS.test(name) && /^\d+\.\d\d$/.test(value) ? findMoney(value, context)[0] : undefined;
    if (money !== undefined)
      found.push({
        name: 'amount',
        ...moneyValue(money),
        label: name,
        source: 'url',
        nodes: [],
        line: -1,
        score: 0.3,
        reason: 'named in the address',
      });
    if (!ORDER_PARAMETERS.test(name) || !/^[\w-]{4,64}$/.test(value)) continue;
    const isChannels = name === 'trade_no' && url?.searchParams.has('out_trade_no') === true;
    found.push({
      name: isChannels ? 'channelOrderNo' : 'orderNo',
      raw: value,
      value,
      label: name,
      source: 'url',
      nodes: [],
      line: -1,
      score: 0.4,
      reason: 'named in the address',
    });
  }
  return found;
}

/** Bestellung 10023, Order #1042: in a heading or beside a price, the number follows the word for an order at once. */
export function numbersOfOrders(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line) => {
    const match = line.text.length > LONGEST_MENTION ? null : NAMED_ORDER.exec(line.text);
    const value = match?.[1] ?? match?.[2];
    const run = line.runs.find(({ end }) => match !== null && end > match.index);
    if (value === undefined || run?.role !== 'text') return [];
    return [candidateAt('orderNo', { raw: value, value }, wordsOf(line), 0.5, 'after the word for an order')];
  });
}

/** Order #1190 was placed on 21 November 2026: the day in the sentence that names the order. */
export function datesBesideNumbers(
  lines: readonly Line[],
  { candidates }: LabelledValues,
  { language }: MoneyContext,
): Candidate[] {
  return candidates.flatMap(({ name, raw, line: index }) => {
    const line = lines[index];
    if (name !== 'orderNo' || line === undefined || line.text.length > 160 || PAID_BY.test(line.plain))
      return [];
    if (candidates.some((other) => other.line === index && other.name.endsWith('At'))) return [];
    const after = line.text.slice(line.text.indexOf(raw) + raw.length);
    const value = parseTime(after, language);
    return value === null
      ? []
      : [
          candidateAt(
            'orderedAt',
            { raw: after.trim(), value },
            wordsOf(line),
            0.5,
            'beside the order number',
          ),
        ];
  });
}
