import { moneyValue, type Candidate } from './candidate';
import type { LabelName } from './labels';
import { candidateOf, isTelling, type Heading, type LabelledValues } from './labelled-values';
import { wordsOf } from './line-words';
import { findMoney, type MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { simplify } from './simplify';
import { cellWords, linesOf } from './table-column';

/** What these words mean at the head of a column, and nowhere else. */
const HEADINGS: readonly (readonly [LabelName, RegExp])[] = [
  [
    'orderNo',
    /^(?:id|#|no\.?|n°|№|订单|编号|order|invoice|receipt|commande|facture|bestellung|rechnung|pedido|factura|注文|주문|заказ|đơn hàng|pesanan)$/i,
  ],
  ['amount', /^(?:费用|消费|支出|cost|price|paid)$/i],
  ['orderedAt', /^(?:日期|时间|日時|time|fecha|datum|дата|날짜|ngày)$/i],
  ['product', /^(?:名称|服务|内容|详情|description|details|plan|package)$/i],
  ['channel', /^(?:渠道|方式|method|gateway)$/i],
  ['account', /^链接$/],
  ['units', /^(?:积分|点数|coins|points|credits)$/i],
];
const LONGEST_PRICE_LINE = 40;

/** What is shown of each order in a list, in the page's order; rows without number and amount are left out. */
export function orderRows(page: PageLines, labelled: LabelledValues, context: MoneyContext): Candidate[][] {
  const tables = groups(labelled.headings, ({ heading }) => heading).filter(
    (headings) =>
      headings.some(({ mark }) => mark.name === 'orderNo') ||
      (headings.length > 2 && headings.some(({ mark }) => isTelling(mark.name))),
  );
  const rows = tables.flatMap((headings) => tableRows(page.lines, headings, context));
  const isNumbered = rows.some((row) => row.some(({ name }) => name === 'orderNo'));
  const inCards = isNumbered || !labelled.isList ? [] : cards(page.lines, labelled, rows.flat(), context);
  const found = inCards.length > 1 ? inCards : rows;
  return found.filter((row) => row.some(({ name }) => name === 'orderNo' || name === 'amount'));
}

function tableRows(
  lines: readonly Line[],
  headings: readonly Heading[],
  context: MoneyContext,
): Candidate[][] {
  const [first] = headings;
  if (first === undefined) return [];
  const columns = [...headings, ...otherHeadings(lines, headings, first)];
  let from = first.mark.line.index;
  return first.rows.map((row) => {
    const inside = linesOf(row, lines, from);
    from = inside.at(-1)?.index ?? from;
    return columns.flatMap(({ mark, at }) => {
      const words = cellWords(row, at, inside);
      return (words && candidateOf(mark, words, 'in its column', 0.9, context)) ?? [];
    });
  });
}

/** Columns whose heading is a label only there. */
function otherHeadings(lines: readonly Line[], known: readonly Heading[], first: Heading): Heading[] {
  const inside = linesOf(
    first.heading,
    lines,
    Math.max(0, first.mark.line.index - first.heading.children.length),
  );
  return [...first.heading.children].flatMap((cell, at) => {
    const line = inside.find((each) => cell.contains(each.block));
    if (line === undefined || known.some((heading) => heading.at === at)) return [];
    const text = line.text.trim();
    const [name] = HEADINGS.find(([, words]) => words.test(simplify(text))) ?? [];
    if (name === undefined || known.some(({ mark }) => mark.name === name)) return [];
    const end = line.text.length;
    return [{ ...first, at, mark: { name, weight: 0.6, wordsEnd: end, end, text, line, start: 0 } }];
  });
}

/** Orders set below each other, each with its own number, or at least with its own time. */
function cards(
  lines: readonly Line[],
  { candidates: labelled, taken }: LabelledValues,
  inTables: readonly Candidate[],
  context: MoneyContext,
): Candidate[][] {
  const numbers = firstOf(
    (['orderNo', 'channelOrderNo', 'orderedAt', 'paidAt'] as const).map((telling) =>
      mostAlike(labelled.filter(({ name }) => name === telling)),
    ),
  );
  // What heads a column stands once for all; each order has its own below.
  const candidates = [...labelled.filter(({ reason }) => !reason.startsWith('in its column')), ...inTables];
  const blocks = numbers.map(({ line }) => lines[line]?.block);
  return numbers.map((number, index) => {
    const others = blocks.filter((_block, other) => other !== index);
    let card = blocks[index];
    for (;;) {
      const wider: Element | null | undefined = card?.parentElement;
      if (!wider || others.some((block) => block !== undefined && wider.contains(block))) break;
      card = wider;
    }
    let inside = lines.filter((line) => card?.contains(line.block));
    // Nothing around it: its values are those up to the next number.
    if (inside.length < 3 && inside.every((line) => Math.abs(line.index - number.line) < 2))
      inside = lines.slice(number.line, numbers[index + 1]?.line ?? lines.length);
    const own = candidates.filter(({ line }) => inside.some((each) => each.index === line));
    return own.some(({ name }) => name === 'amount') ? own : [...own, ...onlyPrice(inside, taken, context)];
  });
}

function onlyPrice(
  lines: readonly Line[],
  taken: LabelledValues['taken'],
  context: MoneyContext,
): Candidate[] {
  const prices = lines.flatMap((line) => {
    const words = wordsOf(line);
    const isPrice = line.text.length < LONGEST_PRICE_LINE && !words.runs.some((run) => taken.has(run));
    return (isPrice ? findMoney(words.text, context, true) : []).map((money) => ({ money, words }));
  });
  const [price] = prices;
  if (price === undefined || new Set(prices.map(({ money }) => money.minor)).size > 1) return [];
  return [
    {
      name: 'amount',
      ...moneyValue(price.money),
      label: null,
      source: 'text',
      nodes: price.words.runs.map((run) => run.node),
      line: price.words.line.index,
      score: 0.6,
      reason: 'the only amount of the order',
    },
  ];
}

/** The first group with several. */
function firstOf(all: readonly Candidate[][]): Candidate[] {
  return all.find((group) => group.length > 1) ?? [];
}

/** Each number once, of the label that stands before most of them. */
function mostAlike(numbers: readonly Candidate[]): Candidate[] {
  const [most] = groups(numbers, ({ label }) => label).sort((one, other) => other.length - one.length);
  const seen = new Set<string>();
  return (most ?? []).filter(({ value }) => !seen.has(value) && seen.add(value));
}

function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Item[][] {
  const found = new Map<Key, Item[]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group === undefined) found.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...found.values()];
}
