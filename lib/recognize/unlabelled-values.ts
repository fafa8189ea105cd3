import type { PlatformDefinition } from '../model/platform';
import { channelsIn, moneyValue, unitsOf, type Candidate } from './candidate';
import { candidateAt, mayBeSigned, signedMoney } from './candidate-at';
import { chosenValues } from './chosen-values';
import { addressValues } from './address-values';
import type { LabelledValues } from './labelled-values';
import { asksToScan, wordsOf, type Words } from './line-words';
import { findMoney, type FoundMoney, type MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { BUY_BUTTON, CHANNEL, PAID_WORDS, PAY_BUTTON } from './words';

/** Longer lines are sentences, and sentences name prices of anything. */
const LONGEST_PRICE_LINE = 48;
/** Of an amount: how little or how much may be paid, not what is. */
const BOUND = /(?:min|max|from|from only|ab|dès|最低|最高|至少|起)\W{0,3}$/i;

const DECIMAL = /^[-−–]?\s?\d{1,6}\.\d\d$/;

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
  found.push(...addressValues(url, context));
  return found;
}

/** 请使用微信扫一扫 names the channel, and so does 立即使用支付宝支付; beside a code to scan, so does the only channel in a heading or picture. */
function channelByScan({ lines }: PageLines): Candidate[] {
  const scans = lines.filter(asksToScan);
  const buttons = lines.filter(({ plain, runs }) =>
    runs.some(({ role, start, end }) => role !== 'text' && PAY_BUTTON.test(plain.slice(start, end).trim())),
  );
  const short = scans.length === 0 ? [] : lines.filter((line) => line.text.length < 24);
  for (const group of [scans, buttons, short]) {
    const named = group.filter((line) => CHANNEL.test(line.plain));
    const [line] = named;
    const [value, ...others] = channelsIn(named.map((each) => each.plain).join(' '));
    if (line === undefined || value === undefined || others.length > 0) continue;
    const longest = channelNames(lines, value).sort((one, other) => other.length - one.length)[0] ?? value;
    return [
      candidateAt('channel', { raw: longest, value: longest }, wordsOf(line), 0.5, 'named where to pay'),
    ];
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

/** Elements of a line that hold a decimal number and nothing else: -128.00 beside a name. */
function decimalsIn(line: Line): Words[] {
  // Beside a sign it is part of another amount.
  if (mayBeSigned(line.text)) return [];
  return line.runs
    .map(({ start, end }) => wordsOf(line, start, end))
    .filter(({ text }) => DECIMAL.test(text.trim()));
}

/** Amounts with a sign and no label: on the pay button, beside words of success, or the only one on the page. */
function amounts(page: PageLines, labelled: LabelledValues, context: MoneyContext): Candidate[] {
  const found: Candidate[] = [];
  const prices: { words: Words; money: FoundMoney }[] = [];
  const amountsSeen = new Set<string>();
  const successes = page.lines.filter((line) => line.text.length < 30 && PAID_WORDS.test(line.plain));
  for (const line of page.lines) {
    if (line.text.length > LONGEST_PRICE_LINE || !mayBeSigned(line.text)) continue;
    for (const run of line.runs) {
      if (run.role !== 'button' && run.role !== 'link') continue;
      const text = line.plain.slice(run.start, run.end).trim();
      const [money] = PAY_BUTTON.test(text) || BUY_BUTTON.test(text) ? signedMoney(text, context) : [];
      if (money !== undefined)
        found.push(
          candidateAt('amount', moneyValue(money), { text, runs: [run], line }, 0.8, 'on the pay button'),
        );
    }
    // Of several amounts none is the only one, and only a dialog or words of success tell them apart.
    if (amountsSeen.size > 1 && page.dialog === null && successes.length === 0) continue;
    const words = wordsOf(line);
    if (words.runs.some((run) => labelled.taken.has(run))) continue;
    for (const money of signedMoney(words.text, context)) {
      if (BOUND.test(words.text.slice(0, money.start))) continue;
      prices.push({ words, money });
      amountsSeen.add(`${money.minor} ${money.currency}`);
    }
  }
  const isOnly = amountsSeen.size === 1;
  const isInDialog = (price: { words: Words }): boolean =>
    page.dialog?.contains(price.words.line.block) === true;
  const isOnlyThere = new Set(prices.filter(isInDialog).map(({ money }) => money.minor)).size === 1;
  for (const { words, money } of prices) {
    const value = moneyValue(money);
    const around = words.text.replace(money.raw, '');
    const isAlone = !/[，。！？?]/.test(around) && around.replace(/[^\u4e00-\u9fff]/g, '').length < 8;
    if (isInDialog({ words }) && isOnlyThere && isAlone)
      found.push(candidateAt('amount', value, words, 0.75, 'in the dialog'));
    else if (isAlone && successes.some((success) => Math.abs(success.index - words.line.index) < 4))
      found.push(candidateAt('amount', value, words, 0.65, 'beside words of success'));
    else if (isOnly && isAlone)
      // What a code asks for is what must be paid: 30.01 for an order of 30.
      found.push(
        candidateAt(
          'amount',
          value,
          words,
          around.trim() === '' && page.lines.some(asksToScan) ? 0.6 : 0.4,
          'the only amount on the page',
        ),
      );
  }
  const [only, ...others] = prices.length > 0 ? [] : page.lines.flatMap(decimalsIn);
  if (only !== undefined && others.length === 0) {
    const words = only;
    const [money] = words.runs.some((run) => labelled.taken.has(run)) ? [] : findMoney(words.text, context);
    if (money !== undefined)
      found.push(
        candidateAt(
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
