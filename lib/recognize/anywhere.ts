import { dollarOf } from './dollar-of';
import { labelBook } from './labels';
import { MORE_LABELS } from './more-labels';
import { MORE_WORDS } from './more-words';
import { orderData } from './order-data';
import type { Anywhere } from './recognize';

/** Further languages and data that shops keep for machines: not needed on the built-in platforms, so not in their watcher. */
export const ANYWHERE: Anywhere = {
  labels: labelBook(MORE_LABELS),
  words: MORE_WORDS,
  sources: [orderData],
  currencyOf: dollarOf,
};
