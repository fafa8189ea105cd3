import type { PageLines } from './page-lines';
import { CASHIER_WORDS, TERMS } from './words';

/** What a page calls itself: its title, its headings, and the words around its forms. */
export interface TitledPage {
  document: Document;
  page: PageLines;
}

export function isCashierTitle({ document, page }: TitledPage): boolean {
  return (
    CASHIER_WORDS.test(document.title) ||
    page.lines.slice(0, 12).some((line) => line.text.length < 24 && CASHIER_WORDS.test(line.plain))
  );
}

export function isTerms({ document, page }: TitledPage): boolean {
  const length = page.lines.reduce((sum, line) => sum + line.text.length, 0);
  return length > 600 && TERMS.test(`${document.title} ${page.lines[0]?.plain.slice(0, 40)}`);
}
