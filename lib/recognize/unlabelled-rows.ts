import { moneyValue, type Candidate } from './candidate';
import { candidateAt, mayBeSigned, signedMoney } from './candidate-at';
import type { LabelledValues } from './labelled-values';
import { wordsOf, type Words } from './line-words';
import type { FoundMoney, MoneyContext } from './money';
import type { Line, PageLines } from './page-lines';
import { parseTime } from './time';

/** Fewer is no list, more is a ledger. */
const FEWEST = 2;
const MOST = 100;
const LONGEST_PRICE_LINE = 40;
const LONGEST_DATE = 40;
/** A number that stands alone and looks like nothing else: long, of figures and capitals, with separators or none. */
const NUMBER = /^(?:[#№]\s?)?((?=(?:.*\d){4})[A-Z\d]+(?:[-.][A-Z\d]+)*)$/;
const SHORTEST_NUMBER = 8;
interface Price {
  money: FoundMoney;
  words: Words;
}

/**
 * The rows of a list whose values have no labels: elements beside each other that are made alike, each with one price and a
 * day, and often a number. Only for pages that are named a history of purchases; the caller knows.
 */
export function unlabelledRows(
  { lines }: PageLines,
  { taken }: LabelledValues,
  context: MoneyContext,
): Candidate[][] {
  const prices = lines.flatMap((line): Price[] => {
    if (line.text.length > LONGEST_PRICE_LINE || !mayBeSigned(line.text)) return [];
    const words = wordsOf(line);
    const [money, ...others] = words.runs.some((run) => taken.has(run))
      ? []
      : signedMoney(words.text, context);
    return money === undefined || others.length > 0 ? [] : [{ money, words }];
  });
  if (prices.length < FEWEST || prices.length > MOST) return [];
  const cards = prices.map((price) => cardOf(price, prices));
  const [first] = cards;
  if (first === undefined || !cards.every((card) => isAlike(card, first))) return [];
  const rows = prices.map((price, index) =>
    rowOf(
      price,
      lines.filter((line) => cards[index]?.contains(line.block)),
      context,
    ),
  );
  return rows.every(({ isDated }) => isDated) ? rows.map(({ values }) => values) : [];
}

/** The widest element around a price that holds no other. */
function cardOf({ words }: Price, prices: readonly Price[]): Element {
  let card = words.line.block;
  for (;;) {
    const wider: Element | null = card.parentElement;
    if (
      wider === null ||
      prices.some((other) => other.words !== words && wider.contains(other.words.line.block))
    )
      return card;
    card = wider;
  }
}

function isAlike(card: Element, first: Element): boolean {
  return (
    card.parentElement === first.parentElement &&
    card.tagName === first.tagName &&
    card.className === first.className
  );
}

function rowOf(
  { money, words }: Price,
  inside: readonly Line[],
  context: MoneyContext,
): { isDated: boolean; values: Candidate[] } {
  const reason = 'alone in its row';
  const numbers = inside.flatMap((line) => {
    const value = NUMBER.exec(line.text.trim())?.[1] ?? /\bGPA\.[\d-]{20,}/.exec(line.text)?.[0];
    // 2026-11-21 is the row's day.
    const isDay = /[-.]/.test(value ?? '') && parseTime(line.text, context.language) !== null;
    return value !== undefined && value.length >= SHORTEST_NUMBER && !isDay
      ? [candidateAt('orderNo', { raw: value, value }, wordsOf(line), 0.6, reason)]
      : [];
  });
  return {
    isDated: inside.some(
      ({ text }) => text.length < LONGEST_DATE && parseTime(text, context.language) !== null,
    ),
    values: [
      candidateAt('amount', moneyValue(money), words, 0.6, reason),
      // Two numbers in one row: which is the order's is not known.
      ...(numbers.length === 1 ? numbers : []),
    ],
  };
}
