import { moneyValue, type Candidate } from './candidate';
import { candidateAt, mayBeSigned, signedMoney } from './candidate-at';
import { channelMentions } from './channel-mentions';
import type { LabelledValues } from './labelled-values';
import { wordsOf } from './line-words';
import type { MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { MORE_WORDS } from './more-words';
import { parseTime } from './time';
import { PAID_WORDS, PLACED_WORDS } from './words';

/** Behind a sign for a number, letters too: Заказ #KD8812AB, Order #XKBKNABJK. */
const SIGNED_ORDER =
  /(?:^|[\s(])(?:order|commande|bestellung|bestelling|auftrag|pedido|ordine|pesanan|заказ|订单|訂單|注文|invoice|facture|rechnung|factura|booking|receipt)\s?(?:[#＃№]|n[°º]\.?)\s?((?=[A-Z-]*\d|[A-Z]{6})[A-Z\d][A-Z\d-]{3,})(?=$|[\s,.;)|])/i;
/** Of a sentence that tells what was paid or must be: what stands before the amount. */
const PAYS =
  /(?:paid|charged?|payment|pay|transfer|sent|total|amount|debited|virement|payer|payé|réglé|montant|überweis\S*|betrag|bezahlt|pagad[oa]|pagar|importe|支付了?|付款|扣款|实付|转账|bayar|sejumlah|thanh toán|оплатил\S*|сумм\S+)\D{0,24}$/i;
const LONGEST_SENTENCE = 200;
const REPORTED = [PAID_WORDS, PLACED_WORDS].flatMap((words) => [
  words,
  MORE_WORDS.get(words.source) ?? words,
]);
const NAMED_ORDER =
  /(?:^|[\s(])(?:(?:order|commande|bestellung|bestelling|auftrag|pedido|ordine|pesanan|заказ)(?![a-mo-z])|订单|訂單|注文)\s?(?:no\.?|nr\.?|n[°º.]|№|number)?\s?[#＃]?\s?([A-Z]{0,4}-?\d{2,}[\d-]*)(?![\d.,]*\s?[€$%])(?=$|[\s,.;)])|(?:^|[|·\s(])[#№]\s?(\d[\d-]{5,})(?=$|[\s|·)])|\b(GPA\.\d{4}-\d{4}-\d{4}-\d{5})/i;
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
    ...amountInSentence(lines, context),
  ];
}

/** Bestellung 10023, Order #1042: in a heading or beside a price, the number follows the word for an order at once. */
function numbersOfOrders(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line) => {
    if (line.text.length > LONGEST_MENTION) return [];
    const match = NAMED_ORDER.exec(line.text) ?? SIGNED_ORDER.exec(line.text);
    const value = match?.[1] ?? match?.[2] ?? match?.[3];
    const run = line.runs.find(({ end }) => match !== null && end > match.index);
    if (value === undefined || run?.role !== 'text') return [];
    return [candidateAt('orderNo', { raw: value, value }, wordsOf(line), 0.5, 'after the word for an order')];
  });
}

/** The only amount of the page, in a sentence that says that it is or was paid. */
function amountInSentence(lines: readonly Line[], context: MoneyContext): Candidate[] {
  // Under a headline of success: people also tell each other what they paid.
  const isReported = lines.some(
    ({ block, plain }) => /^H[1-3]$/.test(block.tagName) && REPORTED.some((words) => words.test(plain)),
  );
  if (!isReported) return [];
  const priced = lines.filter(({ text }) => text.length < LONGEST_SENTENCE && mayBeSigned(text));
  const found = priced.flatMap((line) => signedMoney(line.text, context).map((money) => ({ line, money })));
  const [only] = found;
  if (only === undefined || new Set(found.map(({ money }) => money.minor)).size > 1) return [];
  const { line, money } = only;
  return line.text.length > LONGEST_MENTION && PAYS.test(line.plain.slice(0, money.start))
    ? [candidateAt('amount', moneyValue(money), wordsOf(line), 0.5, 'the only amount, in a sentence')]
    : [];
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
