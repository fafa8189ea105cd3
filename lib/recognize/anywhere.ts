import { dollarOf } from './dollar-of';
import { labelBook } from './labels';
import { MORE_LABELS } from './more-labels';
import { MORE_WORDS } from './more-words';
import { orderData } from './order-data';
import { orderMentions } from './order-mentions';
import { orderRows } from './order-rows';
import type { Anywhere } from './recognize';
import { TITLE_RULES } from './title-rules';
import { WIDE_COLUMNS } from './wide-column';

/** Further languages and data that shops keep for machines: not needed on the built-in platforms, so not in their watcher. */
export const ANYWHERE: Anywhere = {
  labels: labelBook(MORE_LABELS),
  words: MORE_WORDS,
  sources: [orderData],
  currencyOf: dollarOf,
  ordersOf: orderRows,
  mentionsIn: orderMentions,
  titles: TITLE_RULES,
  columns: WIDE_COLUMNS,
};
