import { cutAtLinks } from './cut-at-links';
import { definedFirst } from './defined-values';
import { dollarOf } from './dollar-of';
import { drawnLabels } from './drawn-labels';
import { labelBook } from './labels';
import { MORE_LABELS } from './more-labels';
import { MORE_WORDS } from './more-words';
import { orderData } from './order-data';
import { orderMentions } from './order-mentions';
import { orderRows } from './order-rows';
import type { Anywhere } from './recognize';
import { TITLE_RULES } from './title-rules';
import { unlabelledRows } from './unlabelled-rows';
import { WIDE_COLUMNS } from './wide-column';

const LABELS = labelBook(MORE_LABELS);

/** Further languages and data that shops keep for machines: not needed on the built-in platforms, so not in their watcher. */
export const ANYWHERE: Anywhere = {
  labels: LABELS,
  words: MORE_WORDS,
  currencyOf: dollarOf,
  ordersOf: (read) => {
    const { page, labelled, context } = read;
    const rows = orderRows(page, labelled, context);
    return rows.length > 0 || !TITLE_RULES.isHistory(read) ? rows : unlabelledRows(page, labelled, context);
  },
  candidatesOf: (found, read) => {
    const { document, page, labelled, context, isVisible } = read;
    return definedFirst(read, [
      ...found.flatMap(cutAtLinks),
      ...orderData(document, context, isVisible),
      ...orderMentions(page, labelled, context),
      ...drawnLabels(page, labelled, LABELS, context),
    ]);
  },
  titles: TITLE_RULES,
  columns: WIDE_COLUMNS,
};
