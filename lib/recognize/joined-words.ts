import { touch } from './layout';

const LONGEST_NODE = 2_000;
const STARTS_IN_DIGIT = /^\d/;
const ENDS_IN_DIGIT = /\d$/;
const STARTS_IN_WORD = /^\p{Lu}\p{L}{2}/u;
/** Behind letters the sign may be half of one: US|$5. */
const STARTS_IN_PRICE = /^[¥￥$€£]\s?\d/;
const ENDS_IN_DIGIT_OR_LETTER = /[\da-z]$/i;
const SPACES = /[ \t\r\n\f\u3000]+/g;
const UNSEEN = /[\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g;
const UNEVEN = / {2}|[\t\r\n\f\u3000\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/;
/** What follows is shown in another order than it is written. */
const TURNED = /[\u202d\u202e]/;
/** Stands for figures whose order or extent nobody knows: no number is read beside it. */
export const UNREADABLE = '\ufffd';
const TWO_NUMBERS = '  ';
/** ¥3: without decimals it may go on in the next element. */
const OPEN_PRICE = /[¥￥$€£₩₫₽]\s?\d{1,3}$/;

/** The element before, and which part of the line it is. */
interface Before {
  node: Text | Element;
  start: number;
  end: number;
}

/**
 * What parts the words of two neighbouring elements where the page puts nothing between them. `isMeasured`: whether layout may
 * be asked.
 */
export function gapBetween(
  text: string,
  words: string,
  last: Before | undefined,
  next: Text | Element,
  isMeasured: boolean,
): string {
  const isNumber = ENDS_IN_DIGIT.test(text);
  if (isNumber && STARTS_IN_DIGIT.test(words))
    return last === undefined ? TWO_NUMBERS : betweenNumbers(text, words, last, next, isMeasured);
  // A number and the word or price at the other end of its line are two.
  const isNew = STARTS_IN_WORD.test(words)
    ? ENDS_IN_DIGIT_OR_LETTER.test(text)
    : isNumber && STARTS_IN_PRICE.test(words);
  return isNew ? ' ' : '';
}

/**
 * Figures one by one are one number, ￥|1|2|8, and so is what is drawn side by side, ￥|3|28.00; with a gap they are two,
 * ￥6.00|60 抖币, and no group of thousands, 2|100,00 €. Without layout a price that may go on is none: the shorter amount would
 * be a wrong one.
 */
function betweenNumbers(
  text: string,
  words: string,
  last: Before,
  next: Text | Element,
  isMeasured: boolean,
): string {
  if (words.length === 1 && last.end - last.start === 1) return '';
  const areOne = isMeasured ? touch(last.node, next) : null;
  if (areOne !== null) return areOne ? '' : TWO_NUMBERS;
  return OPEN_PRICE.test(text) ? UNREADABLE : TWO_NUMBERS;
}

/** White space collapsed, without characters that nobody sees; most texts have neither. */
export function wordsIn(words: string): string {
  const text = words.length > LONGEST_NODE ? words.slice(0, LONGEST_NODE) : words;
  if (!UNEVEN.test(text)) return text;
  const even = text.replace(SPACES, ' ').replace(UNSEEN, '');
  return TURNED.test(even) ? even.replace(/\d/g, UNREADABLE) : even;
}
