import type { Candidate } from './candidate';
import { candidateAt, signedMoney } from './candidate-at';
import { CHOSEN } from './chosen-values';
import { wordsOf } from './line-words';
import type { MoneyContext } from './money';
import type { PageLines } from './page-lines';
import { CHANNEL } from './words';

/** The words of one option among others. */
const LONGEST_CHOICE = 40;
/** Tabs above the channels. */
const NO_CHANNEL = /扫码|扫一扫|全部|其他|快捷|推荐|\b(?:all|other|qr|scan)\b/i;
/** An option has a name and a hint. */
const MOST_LINES = 5;
const PAYMENT_OPTION = /pay(?!load)|channel|method|gateway/i;
const CARD_TAIL =
  /(?:[*•x·.]{2,}|[*•x]-?|ending(?: in| with)?|terminada en|se terminant par|mit endziffern?|尾号|末尾)\s?-?\d{4}$/i;

/** Channels whose names no list holds: cards by their last digits, and the chosen one of several ways to pay. */
export function channelMentions(page: PageLines, context: MoneyContext): Candidate[] {
  return [...cards(page), ...page.selected.flatMap((option) => chosenChannel(page, option, context))];
}

/** Mastercard **** 5544: a card by its brand and its last digits, alone in its line. */
function cards({ lines }: PageLines): Candidate[] {
  return lines.flatMap((line) => {
    const raw = line.text.trim();
    return raw.length < 48 && CHANNEL.exec(line.plain)?.index === 0 && CARD_TAIL.test(raw)
      ? [candidateAt('channel', { raw, value: raw }, wordsOf(line), 0.45, 'a card and its last digits')]
      : [];
  });
}

function chosenChannel({ lines }: PageLines, option: Element, context: MoneyContext): Candidate[] {
  const inside = lines.filter((line) => line.runs.some((run) => option.contains(run.node)));
  const [line] = inside;
  const runs = line?.runs.filter((run) => option.contains(run.node)) ?? [];
  if (line === undefined || runs[0] === undefined || inside.length > MOST_LINES) return [];
  const words = wordsOf(line, runs[0].start, runs.at(-1)?.end);
  const value = words.text.trim();
  const isName = /^\p{L}[^\d¥￥$€£]{2,29}$/u.test(value) && !NO_CHANNEL.test(value);
  const isKnown = inside.some(({ plain }) => CHANNEL.test(plain));
  const isPriced = inside.some(({ text }) => signedMoney(text, context).length > 0);
  return isName && !isKnown && !isPriced && isPaymentOption(option)
    ? [candidateAt('channel', { raw: value, value }, words, 0.6, CHOSEN)]
    : [];
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
