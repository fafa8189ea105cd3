import type { Platform, PlatformDefinition } from '../model/platform';
import { unitsOf, type Candidate } from './candidate';
import type { LabelledValues } from './labelled-values';
import { wordsOf } from './line-words';
import { findMoney, type FoundMoney, type MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { BUY_BUTTON, CHANNEL, PAID_WORDS, PAY_BUTTON, SCAN_WORDS } from './words';

/** Longer lines are sentences, and sentences name prices of anything. */
const LONGEST_PRICE_LINE = 48;
const ORDER_PARAMETERS = /^(?:out_)?trade_?no$|^order_?(?:no|id|sn|number)$|^out_?order_?no$|^ordersn$/i;

/** Values that stand without a label: in the chosen option, on the pay button, alone on the page, in the address. */
export function unlabelledValues(
  page: PageLines,
  labelled: LabelledValues,
  url: URL | null,
  coin: Platform['coin'] | undefined,
  context: MoneyContext,
): Candidate[] {
  const found: Candidate[] = [
    ...chosenValues(page, coin, context),
    ...channelByScan(page),
    ...amounts(page, labelled, context),
  ];
  for (const product of labelled.candidates.filter((candidate) => candidate.name === 'product')) {
    const units = unitsOf(product.raw, coin?.name);
    if (units !== null)
      found.push({
        ...product,
        ...units,
        name: 'units',
        score: product.score * 0.6,
        reason: 'named in the product',
      });
  }
  for (const [name, value] of url?.searchParams ?? []) {
    if (!ORDER_PARAMETERS.test(name) || !/^[\w-]{4,64}$/.test(value)) continue;
    found.push({
      name: 'orderNo',
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

function chosenValues(page: PageLines, coin: PlatformDefinition['coin'], context: MoneyContext): Candidate[] {
  const found: Candidate[] = [];
  for (const option of page.selected) {
    const lines = page.lines.filter(
      (line) => option.contains(line.block) || line.runs.some((run) => option.contains(run.node)),
    );
    // A page's active tab or section is no option.
    if (lines.length === 0 || lines.length > 5) continue;
    const words = lines.map((line) => ({
      line,
      text: line.runs
        .filter((run) => option.contains(run.node) && run.role !== 'struck')
        .map((run) => line.text.slice(run.start, run.end))
        .join(''),
      nodes: line.runs.filter((run) => option.contains(run.node)).map((run) => run.node),
    }));
    const at = (
      name: Candidate['name'],
      line: Line,
      nodes: Candidate['nodes'],
      value: { raw: string; value: string },
      score: number,
    ): void => {
      found.push({
        name,
        ...value,
        label: null,
        source: 'text',
        nodes,
        line: line.index,
        score,
        reason: 'in the chosen option',
      });
    };
    const channel = words
      .flatMap(({ line }) => line.runs)
      .find((run) => option.contains(run.node) && CHANNEL.test(textOf(page, run)));
    if (channel !== undefined) {
      const line = page.lines.find((each) => each.runs.includes(channel));
      const text = line === undefined ? '' : line.text.slice(channel.start, channel.end).trim();
      const value = text.length > 10 ? (CHANNEL.exec(text)?.[0] ?? text) : text;
      if (line !== undefined) at('channel', line, [channel.node], { raw: text, value }, 0.85);
      continue;
    }
    const prices = words.flatMap(({ line, text, nodes }) =>
      signed(text, context).map((money) => ({ line, money, nodes })),
    );
    const [price] = prices;
    if (price !== undefined && new Set(prices.map(({ money }) => money.minor)).size === 1) {
      const { minor, currency, raw } = price.money;
      found.push({
        name: 'amount',
        raw,
        value: '',
        money: { minor, currency, raw },
        label: null,
        source: 'text',
        nodes: price.nodes,
        line: price.line.index,
        score: 0.7,
        reason: 'in the chosen option',
      });
    }
    for (const { line, text, nodes } of words) {
      const units = unitsOf(text, coin?.name);
      if (units !== null) at('units', line, nodes, units, 0.9);
    }
  }
  return found;
}

function textOf(page: PageLines, run: Line['runs'][number]): string {
  const line = page.lines.find((each) => each.runs.includes(run));
  return line === undefined ? '' : line.text.slice(run.start, run.end);
}

/** 请使用微信扫一扫 names the channel. */
function channelByScan(page: PageLines): Candidate[] {
  return page.lines.flatMap((line): Candidate[] => {
    const channel =
      line.text.length < 60 && SCAN_WORDS.test(line.text) ? line.text.match(new RegExp(CHANNEL, 'gi')) : null;
    if (channel === null || new Set(channel).size !== 1) return [];
    const [raw = ''] = channel;
    return [
      {
        name: 'channel',
        raw,
        value: raw,
        label: null,
        source: 'text',
        nodes: line.runs.map((run) => run.node),
        line: line.index,
        score: 0.5,
        reason: 'named beside the code to scan',
      },
    ];
  });
}

/** Amounts with a sign and no label: on the pay button, beside words of success, or the only one on the page. */
function amounts(page: PageLines, labelled: LabelledValues, context: MoneyContext): Candidate[] {
  const found: Candidate[] = [];
  const prices: { line: Line; money: FoundMoney; nodes: Candidate['nodes'] }[] = [];
  for (const line of page.lines) {
    if (line.text.length > LONGEST_PRICE_LINE) continue;
    for (const run of line.runs) {
      if (run.role !== 'button' && run.role !== 'link') continue;
      const text = line.text.slice(run.start, run.end).trim();
      const [money] = PAY_BUTTON.test(text) || BUY_BUTTON.test(text) ? signed(text, context) : [];
      if (money !== undefined) found.push(amountAt(money, line, [run.node], 0.8, 'on the pay button'));
    }
    const words = wordsOf(line);
    if (words.runs.some((run) => labelled.taken.has(run))) continue;
    for (const money of signed(words.text, context))
      prices.push({ line, money, nodes: words.runs.map((run) => run.node) });
  }
  const values = new Set(prices.map(({ money }) => `${money.minor} ${money.currency}`));
  for (const { line, money, nodes } of prices) {
    const isBesideSuccess = page.lines
      .slice(Math.max(0, line.index - 3), line.index + 4)
      .some((near) => near.text.length < 30 && PAID_WORDS.test(near.text));
    if (isBesideSuccess) found.push(amountAt(money, line, nodes, 0.65, 'beside words of success'));
    else if (values.size === 1 && !/[。，！]/.test(line.text))
      found.push(amountAt(money, line, nodes, 0.4, 'the only amount on the page'));
  }
  return found;
}

function amountAt(
  { minor, currency, raw }: FoundMoney,
  line: Line,
  nodes: Candidate['nodes'],
  score: number,
  reason: string,
): Candidate {
  return {
    name: 'amount',
    raw,
    value: '',
    money: { minor, currency, raw },
    label: null,
    source: 'text',
    nodes,
    line: line.index,
    score,
    reason,
  };
}

function signed(text: string, context: MoneyContext): FoundMoney[] {
  return findMoney(text, context).filter((money) => money.isSigned && money.minor > 0);
}
