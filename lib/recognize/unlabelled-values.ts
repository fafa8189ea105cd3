import type { FieldName } from '../model/field';
import type { PlatformDefinition } from '../model/platform';
import { channelsIn, moneyValue, unitsOf, type Candidate, type Value } from './candidate';
import type { LabelledValues } from './labelled-values';
import { wordsOf, type Words } from './line-words';
import { parseTime } from './time';
import { findMoney, type FoundMoney, type MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { BUY_BUTTON, CHANNEL, PAID_WORDS, PAY_BUTTON, SCAN_WORDS } from './words';

export const CHOSEN = 'in the chosen option';
/** Longer lines are sentences, and sentences name prices of anything. */
const LONGEST_PRICE_LINE = 48;
/** An option has a name, a price and a hint; what is longer is the page's active tab or section. */
const MOST_OPTION_LINES = 5;
const ORDER_PARAMETERS = /^(?:out_?)?trade_?no$|^(?:out_?)?order_?(?:no|id|sn|number)$/i;
const AMOUNT_PARAMETERS = /^(?:total_?amount|money|amount|receipt_amount)$/i;
const NAMED_ORDER =
  /(?:^|[\s(])(?:order|commande|bestellung|bestelling|auftrag|pedido|ordine|pesanan|заказ|订单|訂單|注文)\s?(?:no\.?|nr\.?|n[°º.]|№|number)?\s?[#＃]?\s?([A-Z]{0,4}-?\d{2,}[\d-]*)(?![\d.,]*\s?[€$%])(?=$|[\s,.;)])/i;
/** Of an amount: how little or how much may be paid, not what is. */
const BOUND = /(?:min|max|from|from only|ab|dès|最低|最高|至少|起)\W{0,3}$/i;
const LONGEST_CHOICE = 40;
/** Tabs above the channels. */
const NO_CHANNEL = /扫码|扫一扫|全部|其他|快捷|推荐|\b(?:all|other|qr|scan)\b/i;
const PAYMENT_OPTION = /pay(?!load)|channel|method|gateway/i;
const PAID_BY = /支付|付款|paid|pay(?:é|er|ment)|bezahl|pagad|оплач/i;
/** Looked for first: most lines name no currency. */
const SIGN_HINT = /[¥￥$€£₩₫₽฿₹₱元円圓원đ]|[A-Z]{3}|Rp|RM|人民/;

/** Values that stand without a label: in the chosen option, on the pay button, alone on the page, in the address. */
export function unlabelledValues(
  page: PageLines,
  labelled: LabelledValues,
  url: URL | null,
  coin: PlatformDefinition['coin'],
  context: MoneyContext,
): Candidate[] {
  const found = [
    ...page.selected.flatMap((option) => chosenValues(page.lines, option, coin?.name, context)),
    ...channelByScan(page),
    ...amounts(page, labelled, context),
  ];
  for (const product of labelled.candidates) {
    const units = product.name === 'product' ? unitsOf(product.raw, coin?.name) : null;
    if (units !== null)
      found.push({
        ...product,
        name: 'units',
        ...units,
        score: product.score * 0.6,
        reason: 'named in the product',
      });
  }
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
  found.push(...datesBesideNumbers(page.lines, labelled, context), ...numbersOfOrders(page.lines));
  return found;
}

/** Bestellung 10023, Order #1042: in a heading or beside a price, the number follows the word for an order at once. */
function numbersOfOrders(lines: readonly Line[]): Candidate[] {
  return lines.flatMap((line) => {
    const match = line.text.length > LONGEST_PRICE_LINE ? null : NAMED_ORDER.exec(line.text);
    const value = match?.[1];
    const run = line.runs.find(({ end }) => match !== null && end > match.index);
    if (value === undefined || run?.role !== 'text') return [];
    return [at('orderNo', { raw: value, value }, wordsOf(line), 0.5, 'after the word for an order')];
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
      : [at('orderedAt', { raw: after.trim(), value }, wordsOf(line), 0.5, 'beside the order number')];
  });
}

/** The channel, or the price and units, of an option that the person chose. */
function chosenValues(
  lines: readonly Line[],
  option: Element,
  coin: string | undefined,
  context: MoneyContext,
): Candidate[] {
  const options = lines.flatMap((line): Words[] => {
    const inside = line.runs.filter((run) => option.contains(run.node));
    return inside[0] === undefined ? [] : [wordsOf(line, inside[0].start, inside.at(-1)?.end)];
  });
  if (options.length > MOST_OPTION_LINES) return [];
  const reason = CHOSEN;
  for (const { line } of options) {
    for (const run of line.runs) {
      const raw = line.text.slice(run.start, run.end).trim();
      const channel = option.contains(run.node)
        ? CHANNEL.exec(line.plain.slice(run.start, run.end))?.[0]
        : undefined;
      const value = raw.length > 12 ? channel : raw;
      if (channel !== undefined && value !== undefined)
        return [at('channel', { raw, value }, { text: raw, runs: [run], line }, 0.85, reason)];
    }
  }
  const [first] = options;
  const name = first?.text.trim() ?? '';
  if (
    first !== undefined &&
    isPaymentOption(option) &&
    !NO_CHANNEL.test(name) &&
    /^\p{L}[^\d¥￥$€£]{2,29}$/u.test(name)
  )
    return [at('channel', { raw: name, value: name }, first, 0.6, reason)];
  const prices = options.flatMap((words) => signed(words.text, context).map((money) => ({ words, money })));
  const isOnePrice = new Set(prices.map(({ money }) => money.minor)).size === 1;
  return [
    ...(isOnePrice
      ? prices.map(({ words, money }) => at('amount', moneyValue(money), words, 0.7, reason))
      : []),
    ...options.flatMap((words) => {
      const units = unitsOf(words.text, coin);
      return units === null ? [] : [at('units', units, words, 0.9, reason)];
    }),
  ];
}

/** By the names that its makers gave to the option, its radio or what holds it, or by a channel among the others. */
function isPaymentOption(option: Element): boolean {
  let inside = option;
  for (let level = 0; level < 2 && inside.parentElement !== null; level += 1) {
    const others = [...inside.parentElement.children].filter((other) => other !== inside);
    if (others.some(({ textContent: words }) => words.length < LONGEST_CHOICE && CHANNEL.test(words)))
      return true;
    inside = inside.parentElement;
  }
  const radio = option.querySelector('input[type=radio]') ?? (option as HTMLLabelElement).control ?? null;
  return [option, option.parentElement, radio].some((element) =>
    ['class', 'id', 'name'].some((name) => PAYMENT_OPTION.test(element?.getAttribute(name) ?? '')),
  );
}

/** 请使用微信扫一扫 names the channel, and so does 立即使用支付宝支付; beside a code to scan, so does the only channel in a heading or picture. */
function channelByScan({ lines }: PageLines): Candidate[] {
  const scans = lines.filter((line) => line.text.length < 60 && SCAN_WORDS.test(line.plain));
  const buttons = lines.filter((line) =>
    line.runs.some(
      ({ role, start, end }) => role !== 'text' && PAY_BUTTON.test(line.plain.slice(start, end).trim()),
    ),
  );
  const short = scans.length === 0 ? [] : lines.filter((line) => line.text.length < 24);
  for (const group of [scans, buttons, short]) {
    const named = group.filter((line) => CHANNEL.test(line.plain));
    const [line] = named;
    const [value, ...others] = channelsIn(named.map((each) => each.plain).join(' '));
    if (line === undefined || value === undefined || others.length > 0) continue;
    const longest = channelNames(lines, value).sort((one, other) => other.length - one.length)[0] ?? value;
    return [at('channel', { raw: longest, value: longest }, wordsOf(line), 0.5, 'named where to pay')];
  }
  return [];
}

/** 微信 in one place is 微信支付 in another. */
function channelNames(lines: readonly Line[], name: string): string[] {
  return lines
    .filter((line) => line.text.length < 24)
    .flatMap((line) => CHANNEL.exec(line.plain)?.[0] ?? [])
    .filter((each) => each.startsWith(name));
}

/** Amounts with a sign and no label: on the pay button, beside words of success, or the only one on the page. */
function amounts(page: PageLines, labelled: LabelledValues, context: MoneyContext): Candidate[] {
  const found: Candidate[] = [];
  const prices: { words: Words; money: FoundMoney }[] = [];
  const amountsSeen = new Set<string>();
  const successes = page.lines.filter((line) => line.text.length < 30 && PAID_WORDS.test(line.plain));
  for (const line of page.lines) {
    if (line.text.length > LONGEST_PRICE_LINE || !SIGN_HINT.test(line.text)) continue;
    for (const run of line.runs) {
      if (run.role !== 'button' && run.role !== 'link') continue;
      const text = line.plain.slice(run.start, run.end).trim();
      const [money] = PAY_BUTTON.test(text) || BUY_BUTTON.test(text) ? signed(text, context) : [];
      if (money !== undefined)
        found.push(at('amount', moneyValue(money), { text, runs: [run], line }, 0.8, 'on the pay button'));
    }
    // Of several amounts none is the only one, and only a dialog or words of success tell them apart.
    if (amountsSeen.size > 1 && page.dialog === null && successes.length === 0) continue;
    const words = wordsOf(line);
    if (words.runs.some((run) => labelled.taken.has(run))) continue;
    for (const money of signed(words.text, context)) {
      if (BOUND.test(words.text.slice(0, money.start))) continue;
      prices.push({ words, money });
      amountsSeen.add(`${money.minor} ${money.currency}`);
    }
  }
  const isScanned = page.lines.some((line) => line.text.length < 60 && SCAN_WORDS.test(line.plain));
  const isOnly = amountsSeen.size === 1;
  const isInDialog = (price: { words: Words }): boolean =>
    page.dialog?.contains(price.words.line.block) === true;
  const isOnlyThere = new Set(prices.filter(isInDialog).map(({ money }) => money.minor)).size === 1;
  for (const { words, money } of prices) {
    const value = moneyValue(money);
    const around = words.text.replace(money.raw, '');
    const isAlone = !/[，。！？?]/.test(around) && around.replace(/[^\u4e00-\u9fff]/g, '').length < 8;
    if (isInDialog({ words }) && isOnlyThere && isAlone)
      found.push(at('amount', value, words, 0.75, 'in the dialog'));
    else if (isAlone && successes.some((success) => Math.abs(success.index - words.line.index) < 4))
      found.push(at('amount', value, words, 0.65, 'beside words of success'));
    else if (isOnly && isAlone)
      // What a code asks for is what must be paid: 30.01 for an order of 30.
      found.push(
        at(
          'amount',
          value,
          words,
          isScanned && around.trim() === '' ? 0.6 : 0.4,
          'the only amount on the page',
        ),
      );
  }
  const bare = page.lines.filter((line) => /^[-−–]?\s?\d{1,6}\.\d\d$/.test(line.text.trim()));
  const [only, ...others] = bare;
  if (prices.length === 0 && only !== undefined && others.length === 0) {
    const words = wordsOf(only);
    const [money] = words.runs.some((run) => labelled.taken.has(run)) ? [] : findMoney(words.text, context);
    if (money !== undefined)
      found.push(
        at(
          'amount',
          moneyValue({ ...money, minor: Math.abs(money.minor) }),
          words,
          0.35,
          'the only decimal number',
        ),
      );
  }
  return found;
}

function at(name: FieldName, value: Value, { runs, line }: Words, score: number, reason: string): Candidate {
  return {
    name,
    ...value,
    label: null,
    source: 'text',
    nodes: runs.map((run) => run.node),
    line: line.index,
    score,
    reason,
  };
}

function signed(text: string, context: MoneyContext): FoundMoney[] {
  return SIGN_HINT.test(text)
    ? findMoney(text, context).filter((money) => money.isSigned && money.minor > 0)
    : [];
}
