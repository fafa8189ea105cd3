import { parseMoney } from './money';
import type { Line, PageLines } from './page-lines';
import type { TitledPage } from './page-title';
import {
  ARTICLE_TITLE,
  BACK_OFFICE,
  BUY_BUTTON,
  DETAIL_TITLE,
  PURCHASES,
  REFUND,
  SEND_BUTTON,
  SUPPORT_TITLE,
  TOP_UP,
} from './words';

/** Headings are short; a sentence that names its details is none. */
const LONGEST_DETAIL_HEADING = 14;
/** Two can be a choice. */
const MANY_GOODS = 3;

/** What titles and addresses tell of sites that nobody configured; a built-in platform's pages are known by their address. */
export const TITLE_RULES = {
  isArticle,
  isAboutRefund,
  isOthersList,
  isTopUp,
  isSupport,
  returnsPaid,
  isUnderDetail,
  isCatalogue,
  hasPriceButtons,
};
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

/** Below such a heading, words of success are the state of a purchase of the past. */
function isUnderDetail({ lines }: PageLines, success: Line): boolean {
  return lines
    .slice(0, success.index + 1)
    .some(({ plain }) => plain.length < LONGEST_DETAIL_HEADING && DETAIL_TITLE.test(plain));
}

/** Goods side by side, each with its own button: a shop's shelf, unless it sells what goes into an account. */
function isCatalogue(titled: TitledPage): boolean {
  const { page } = titled;
  const buys = page.buttons.filter((button) => BUY_BUTTON.test(button));
  return (
    buys.length >= MANY_GOODS &&
    new Set(buys).size === 1 &&
    ![...headings(titled), ...page.lines.slice(0, 6).map(({ plain }) => plain)].some(
      (text) => text.length < 60 && TOP_UP.test(text),
    )
  );
}

/** Named as a place to buy, with several buttons that say a price and nothing else. */
function hasPriceButtons({ document, page: { buttons, language } }: TitledPage): boolean {
  const prices = buttons.filter(
    (words) => parseMoney(words, { language }) !== null && /[^\d.,\s]/.test(words),
  );
  return prices.length > 1 && BUY_BUTTON.test(document.title);
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
