import type { PageLines } from './page-lines';
import type { TitledPage } from './page-title';
import { ARTICLE_TITLE, BACK_OFFICE, PURCHASES, REFUND, SEND_BUTTON, SUPPORT_TITLE, TOP_UP } from './words';

/** What titles and addresses tell of sites that nobody configured; a built-in platform's pages are known by their address. */
export const TITLE_RULES = { isArticle, isAboutRefund, isOthersList, isTopUp, isSupport, returnsPaid };
export type TitleRules = typeof TITLE_RULES;

/** It explains payments, with orders made up. */
function isArticle({ document, page }: TitledPage): boolean {
  const heading = page.lines.find(({ block }) => block.tagName === 'H1');
  return [document.title, heading?.plain ?? ''].some((text) => text.length < 90 && ARTICLE_TITLE.test(text));
}

/** Titles and headings. */
function headings({ document, page }: TitledPage): string[] {
  const found = page.lines.filter(({ block, text }) => text.length < 60 && /^H[1-4]$/.test(block.tagName));
  return [document.title, ...found.map(({ plain }) => plain)];
}

/** A form is sent for many reasons: an invoice, a parcel, an account. */
function isAboutRefund({ lines }: PageLines): boolean {
  return lines.some(({ plain }) => plain.length < 80 && REFUND.test(plain));
}

/** A list of somebody else's orders, or of no orders: one of purchases shows their numbers, or is named one. */
function isOthersList(titled: TitledPage, url: URL | null, isNumbered: boolean): boolean {
  const isNamed = PURCHASES.test(`${headings(titled).join(' ')} ${url?.pathname ?? ''}`);
  return BACK_OFFICE.test(titled.document.title) || !(isNumbered || isNamed);
}

function isTopUp(titled: TitledPage): boolean {
  return (
    headings(titled).some((text) => TOP_UP.test(text)) &&
    titled.page.lines.some(({ asksInput }) => asksInput === true)
  );
}

function isSupport({ document, page }: TitledPage): boolean {
  return (
    [document.title, ...page.lines.slice(0, 3).map(({ plain }) => plain)].some(
      (text) => text.length < 40 && SUPPORT_TITLE.test(text),
    ) &&
    document.querySelector('textarea, [contenteditable], input:not([type=hidden])') !== null &&
    page.buttons.some((button) => SEND_BUTTON.test(button))
  );
}

/** What gateways add to the address that they return to. */
function returnsPaid(url: URL | null): boolean {
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
