import type { Candidate } from './candidate';
import { CHOSEN } from './chosen-values';
import { isOfPage } from './line-words';
import { parseMoney } from './money';
import { isOnlyRead } from './only-read';
import type { Line, PageLines } from './page-lines';
import type { TitledPage } from './page-title';
import { isTold, type ToldPage } from './prose';
import { simplify } from './simplify';
import {
  ARTICLE_TITLE,
  BUY_BUTTON,
  CART_BUTTON,
  CREDIT,
  DETAIL_TITLE,
  PLAIN_BUTTON,
  PURCHASES,
  REFUND,
  SEND_BUTTON,
  SUPPORT_TITLE,
  TOP_UP,
} from './words';
import { headings, isBackOffice, isOthers } from './whose';

/** Headings are short; a sentence that names its details is none. */
const LONGEST_DETAIL_HEADING = 14;
/** What shops of all kinds ask for; others ask whom or what to top up. */
const NO_ACCOUNT =
  /^(?:price|amount|价格|金额)$|搜索|数量|订阅|优惠|search|newsletter|subscribe|e-?mail|quantity|qty|coupon|zip|post/i;
const CARD_NUMBER =
  /cc-?num|card-?_?\s?(?:number|no\b)|1234 1234|\d{4} \d{4} \d{4} \d{4}|0000 0000|卡号|卡號|カード番号|카드 ?번호|kartennummer|numéro de (?:la )?carte|número de (?:la )?tarjeta|số thẻ|nomor kartu|номер карты/i;
const CARD_CODE =
  /cc-?csc|\bcv[cv]2?\b|cvv|cvc|security.?code|安全码|安全碼|末三碼|セキュリティ|код безопасности/i;
const CARD_EXPIRY = /cc-?exp|expir|\bmm\s?\/\s?(?:yy|aa|jj|гг)|有效期|有效月|有效年|有効期限|срок действия/i;
const PER_PERIOD =
  /\/\s?(?:mo(?:nth)?|yr|year|user|seat)\b|(?:per|a) (?:month|year|user|seat)\b|\/\s?(?:月|年|人)|(?:每|毎)(?:月|年)|par mois|\/mois|pro monat|\/monat|al mes|\/mes\b/i;
const PRICES_TITLE =
  /\bpric(?:es?|ing)\b|\bplans?\b|价格|定价|资费|收费标准|料金|プラン|\btarifs?\b|\bpreise?\b|\bprecios?\b|\bplanes\b|요금|цены|тариф/i;
const MOST_BOXES = 60;
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
  asksCard,
  isHistory,
};
export type TitleRules = typeof TITLE_RULES;

/** It explains payments or talks of them, with orders made up or somebody's. */
function isArticle(told: ToldPage): boolean {
  const { document, page } = told;
  const heading = page.lines.find(({ block }) => block.tagName === 'H1');
  return (
    [document.title, heading?.plain ?? ''].some((text) => text.length < 90 && ARTICLE_TITLE.test(text)) ||
    (!isSupport(told) && (isOnlyRead(told) || isPriceList(told) || isOthers(told) || isTold(told)))
  );
}

/** A form is sent for many reasons: an invoice, a parcel, an account. */
function isAboutRefund({ lines }: PageLines): boolean {
  return lines.some(({ plain }) => plain.length < 80 && REFUND.test(plain));
}

/** A list of somebody else's orders, or of no orders: one of purchases shows their numbers, or is named one. */
function isOthersList(titled: TitledPage, url: URL | null, isNumbered: boolean): boolean {
  const isNamed = PURCHASES.test(`${headings(titled).join(' ')} ${url?.pathname ?? ''}`);
  const isToppedUp = headings(titled).some((text) => TOP_UP.test(text));
  return isBackOffice(titled) || !(isNumbered || isNamed || isToppedUp);
}

/** A table of plans: named one, with prices that come back every month and no way to pay. */
function isPriceList(titled: TitledPage & { candidates: readonly Candidate[] }): boolean {
  if (titled.candidates.some(({ name, reason }) => name === 'channel' && reason === CHOSEN)) return false;
  const prices = titled.page.lines.filter(({ plain }) => plain.length < 40 && PER_PERIOD.test(plain));
  return (
    prices.length > 1 &&
    headings(titled).some((text) => PRICES_TITLE.test(text)) &&
    titled.page.dialog === null &&
    !asksCard(titled)
  );
}

/** Named as what was bought. */
function isHistory(titled: TitledPage & { url: URL | null }): boolean {
  return (
    PURCHASES.test(`${headings(titled).join(' ')} ${titled.url?.pathname ?? ''}`) &&
    !isBackOffice(titled) &&
    !titled.page.buttons.some((button) => BUY_BUTTON.test(button) || CART_BUTTON.test(button))
  );
}

/** Below such a heading, words of success are the state of a purchase of the past. */
function isUnderDetail({ lines }: PageLines, success: Line): boolean {
  return lines
    .slice(0, success.index + 1)
    .some(({ plain }) => plain.length < LONGEST_DETAIL_HEADING && DETAIL_TITLE.test(plain));
}

/**
 * Goods, plans and menus that sell nothing which goes into an account: goods side by side, each with its own button; what
 * names no coins, credit or membership and no way to pay; and pages where 充值 is only one link of a menu.
 */
function isCatalogue(titled: TitledPage & { candidates: readonly Candidate[] }): boolean {
  const { page, candidates } = titled;
  const buys = buysIn(page);
  if (buys.length === 0 && page.buttons.some((words) => BUY_BUTTON.test(words)) && !isPlaceToBuy(titled))
    return true;
  const opening = page.lines.filter(isOfPage).slice(0, 6);
  const isToppedUp = [...headings(titled), ...opening.map(({ plain }) => plain)].some(
    (text) => text.length < 60 && TOP_UP.test(text),
  );
  if (isToppedUp && !isMenu(page)) return false;
  return (
    (buys.length >= MANY_GOODS && new Set(buys).size === 1) ||
    isMenu(page) ||
    !(
      candidates.some(({ name }) => name === 'channel' || name === 'units') ||
      page.lines.some(({ plain, asksInput }) =>
        asksInput === true ? !NO_ACCOUNT.test(plain) : plain.length < 60 && CREDIT.test(plain),
      )
    )
  );
}

/** Titled as one, with a way to pay or a box to fill in, or with prices on its buttons. */
function isPlaceToBuy(titled: TitledPage & { candidates: readonly Candidate[] }): boolean {
  const isTitled = BUY_BUTTON.test(simplify(titled.document.title));
  return (
    hasPriceButtons(titled) ||
    (isTitled &&
      (titled.candidates.some(({ name }) => name === 'channel') ||
        titled.page.lines.some(({ asksInput }) => asksInput === true)))
  );
}

/** The words of what buys on the page itself: the bars around it have links to 充值中心 on every page. */
function buysIn({ lines }: PageLines): string[] {
  return lines.flatMap((line) =>
    line.runs.flatMap(({ role, start, end }) => {
      const words = line.plain.slice(start, end).trim();
      const isPressed = role === 'button' || PLAIN_BUTTON.test(words) || (role === 'link' && isOfPage(line));
      return isPressed && BUY_BUTTON.test(words) ? [words] : [];
    }),
  );
}

/** No button buys, and the links that do are a bare word. */
function isMenu({ lines, buttons }: PageLines): boolean {
  const buys = buttons.filter((words) => BUY_BUTTON.test(words));
  return (
    buys.length > 0 &&
    buys.every((words) => words.replace(BUY_BUTTON, '') === '') &&
    !lines.some(({ runs, plain }) =>
      runs.some(({ role, start, end }) => role === 'button' && BUY_BUTTON.test(plain.slice(start, end))),
    )
  );
}

/** Named as a place to buy, with several buttons that say a price and nothing else. */
function hasPriceButtons(titled: TitledPage): boolean {
  const { buttons, language } = titled.page;
  const prices = buttons.filter(
    (words) => parseMoney(words, { language }) !== null && /[^\d.,\s]/.test(words),
  );
  return (
    prices.length > 1 && headings(titled).some((text) => BUY_BUTTON.test(simplify(text)) || TOP_UP.test(text))
  );
}

/** A form for a card: by what its boxes are named, never by what was typed. */
function asksCard({ document }: TitledPage): boolean {
  const boxes = [...document.querySelectorAll('input')].slice(0, MOST_BOXES);
  const names = boxes.map((box) =>
    ['autocomplete', 'name', 'id', 'placeholder', 'aria-label']
      .map((name) => box.getAttribute(name))
      .join(' '),
  );
  const asks = (words: RegExp): boolean => names.some((name) => words.test(name));
  return asks(CARD_NUMBER) && (asks(CARD_CODE) || asks(CARD_EXPIRY));
}

function isTopUp(titled: TitledPage): boolean {
  return (
    headings(titled).some((text) => TOP_UP.test(text)) &&
    titled.page.lines.some(({ asksInput }) => asksInput === true)
  );
}

function isSupport({ document, page }: TitledPage): boolean {
  return (
    [
      document.title,
      ...page.lines
        .filter(isOfPage)
        .slice(0, 3)
        .map(({ plain }) => plain),
    ].some((text) => text.length < 40 && SUPPORT_TITLE.test(text)) &&
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
