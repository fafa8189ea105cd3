import { moneyValue, unitsOf, type Candidate } from './candidate';
import { candidateAt, signedMoney } from './candidate-at';
import { wordsOf, type Words } from './line-words';
import type { MoneyContext } from './money';
import type { Line } from './page-lines';
import { CHANNEL } from './words';

/** Why such a value was taken. */
export const CHOSEN = 'in the chosen option';
/** An option has a name, a price and a hint; what is longer is the page's active tab or section. */
const MOST_OPTION_LINES = 5;

/** The channel, or the price and units, of an option that the person chose. */
export function chosenValues(
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
        return [candidateAt('channel', { raw, value }, { text: raw, runs: [run], line }, 0.85, reason)];
    }
  }
  const prices = options.flatMap((words) =>
    signedMoney(words.text, context).map((money) => ({ words, money })),
  );
  const isOnePrice = new Set(prices.map(({ money }) => money.minor)).size === 1;
  return [
    ...(isOnePrice
      ? prices.map(({ words, money }) => candidateAt('amount', moneyValue(money), words, 0.7, reason))
      : []),
    ...options.flatMap((words) => {
      const units = unitsOf(words.text, coin);
      return units === null ? [] : [candidateAt('units', units, words, 0.9, reason)];
    }),
  ];
}
