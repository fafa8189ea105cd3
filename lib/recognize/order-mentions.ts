import type { Candidate } from './candidate';
import { candidateAt } from './candidate-at';
import { channelMentions } from './channel-mentions';
import type { LabelledValues } from './labelled-values';
import { wordsOf } from './line-words';
import type { MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { parseTime } from './time';

const NAMED_ORDER =
  /(?:^|[\s(])(?:order|commande|bestellung|bestelling|auftrag|pedido|ordine|pesanan|заказ|订单|訂單|注文)\s?(?:no\.?|nr\.?|n[°º.]|№|number)?\s?[#＃]?\s?([A-Z]{0,4}-?\d{2,}[\d-]*)(?![\d.,]*\s?[€$%])(?=$|[\s,.;)])|(?:^|[|·\s(])[#№]\s?(\d[\d-]{5,})(?=$|[\s|·)])/i;
/** Longer lines are sentences. */
const LONGEST_MENTION = 48;
const PAID_BY = /支付|付款|paid|pay(?:é|er|ment)|bezahl|pagad|оплач/i;

/** Orders that sentences and headings name, and ways to pay that no label stands before. */
export function orderMentions(page: PageLines, labelled: LabelledValues, context: MoneyContext): Candidate[] {
  const { lines } = page;
  return [
    ...channelMentions(page, context),
    ...datesBesideNumbers(lines, labelled, context),
    ...numbersOfOrders(lines),
  ];
}

/** Bestellung 10023, Order #1042: in a heading or beside a price, the number follows the word for an order at once. */
function numbersOfOrders(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line) => {
    const match = line.text.length > LONGEST_MENTION ? null : NAMED_ORDER.exec(line.text);
    const value = match?.[1] ?? match?.[2];
    const run = line.runs.find(({ end }) => match !== null && end > match.index);
    if (value === undefined || run?.role !== 'text') return [];
    return [candidateAt('orderNo', { raw: value, value }, wordsOf(line), 0.5, 'after the word for an order')];
  });
}

/** Order #1190 was placed on 21 November 2026: the day in the sentence that names the order. */
function datesBesideNumbers(
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
