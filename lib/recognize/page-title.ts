import type { PageLines } from './page-lines';
import {
  ARTICLE_TITLE,
  BACK_OFFICE,
  CASHIER_WORDS,
  PURCHASES,
  REFUND,
  SEND_BUTTON,
  SUPPORT_TITLE,
  TERMS,
  TOP_UP,
} from './words';

/** What a page calls itself: its title, its headings, and the words around its forms. */
interface TitledPage {
  document: Document;
  page: PageLines;
}

export function isCashierTitle({ document, page }: TitledPage): boolean {
  return (
    CASHIER_WORDS.test(document.title) ||
    page.lines.slice(0, 12).some((line) => line.text.length < 24 && CASHIER_WORDS.test(line.plain))
  );
}

/** It explains payments, with orders made up. */
export function isArticle({ document, page }: TitledPage): boolean {
  const heading = page.lines.find(({ block }) => block.tagName === 'H1');
  return [document.title, heading?.plain ?? ''].some((text) => text.length < 90 && ARTICLE_TITLE.test(text));
}

/** Titles and headings. */
function headings({ document, page }: TitledPage): string[] {
  const found = page.lines.filter(({ block, text }) => text.length < 60 && /^H[1-4]$/.test(block.tagName));
  return [document.title, ...found.map(({ plain }) => plain)];
}

/** A form is sent for many reasons: an invoice, a parcel, an account. */
export function isAboutRefund({ lines }: PageLines): boolean {
  return lines.some(({ plain }) => plain.length < 80 && REFUND.test(plain));
}

export function isBackOffice({ document }: TitledPage): boolean {
  return BACK_OFFICE.test(document.title);
}

/** A list of purchases is named one. */
export function isTitledPurchases(titled: TitledPage, url: URL | null): boolean {
  return PURCHASES.test(`${headings(titled).join(' ')} ${url?.pathname ?? ''}`);
}

export function isTopUp(titled: TitledPage): boolean {
  return (
    headings(titled).some((text) => TOP_UP.test(text)) &&
    titled.page.lines.some(({ asksInput }) => asksInput === true)
  );
}

export function isSupport({ document, page }: TitledPage): boolean {
  return (
    [document.title, ...page.lines.slice(0, 3).map(({ plain }) => plain)].some(
      (text) => text.length < 40 && SUPPORT_TITLE.test(text),
    ) &&
    document.querySelector('textarea, [contenteditable], input:not([type=hidden])') !== null &&
    page.buttons.some((button) => SEND_BUTTON.test(button))
  );
}

/** What gateways add to the address that they return to. */
export function returnsPaid(url: URL | null): boolean {
  return [...(url?.searchParams ?? [])].some(
    ([name, value]) =>
      /^(?:(?:trade_|payment_|pay_|redirect_|order_)?status|result|resultcode|collection_status)$/i.test(
        name,
      ) &&
      /^(?:success|succeed|succeeded|successful|trade_success|trade_finished|paid|completed?|approved)$/i.test(
        value,
      ),
  );
}

export function isTerms({ document, page }: TitledPage): boolean {
  const length = page.lines.reduce((sum, line) => sum + line.text.length, 0);
  return length > 600 && TERMS.test(`${document.title} ${page.lines[0]?.plain.slice(0, 40)}`);
}
