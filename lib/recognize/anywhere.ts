import { definedFirst } from './defined-values';
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
  currencyOf: dollarOf,
  ordersOf: ({ page, labelled, context }) => orderRows(page, labelled, context),
  candidatesOf: (found, read) => {
    const { document, page, labelled, context, isVisible } = read;
    return definedFirst(read, [
      ...found,
      ...orderData(document, context, isVisible),
      ...orderMentions(page, labelled, context),
    ]);
  },
  titles: TITLE_RULES,
  columns: WIDE_COLUMNS,
};
