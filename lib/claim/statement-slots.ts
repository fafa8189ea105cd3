import type { StatementLanguage } from '../model/claim';
import type { Reason } from '../model/claim-facts';
import { decimalAmount, type Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { shortfall } from './ask-amount';
import { moneyOf, paidFor, type ClaimSubject } from './claim-subject';
import type { Slots } from './fill-template';
import type { Answers } from './read-answers';
import { dayOf } from '../model/day';

/** Orders that are named one by one; the packet's table has all of them. */
const MOST_ORDERS = 20;
const MOST_NUMBERS = 3;

export interface StatementFacts {
  reason: Reason;
  values: Answers;
  subject: ClaimSubject;
  asked: Money | null;
  keptPurchaseId: string | null;
  /** The platform's name in the statement's language, or its host. */
  platform: string;
  language: StatementLanguage;
}

/** What the sentences can say, as text in the statement's language. `longest` cuts what pages and people wrote. */
export function statementSlots(facts: StatementFacts, { longest = 1000 } = {}): Slots {
  const { values, subject, asked, keptPurchaseId, platform, language } = facts;
  const { purchases, captures } = subject;
  const paid = paidFor(purchases);
  const [first, second] = purchases;
  const cut = (text: string | null | undefined) => cutText(text ?? null, longest);
  const money = (amount: Money | null) => amount && writeMoney(amount, language);
  const minor = (amount: number | null) =>
    money(amount === null ? null : moneyOf(amount, paid?.currency ?? null));
  const gap = shortfall(values);
  const seen = captures
    .filter(({ body }) => body.stage === 'progress' || body.stage === 'balance')
    .map(({ capturedAt }) => capturedAt);
  const kept = purchases.find(({ id }) => id === keptPurchaseId) ?? first;
  return {
    platform: cut(platform),
    orderNo: cut(first?.orderNo),
    channelOrderNo: cut(first?.channelOrderNo),
    paidAt: first?.paidAt ? writeTime(first.paidAt, language) : null,
    channel: cut(first?.channel),
    account: cut(first?.account),
    product: cut(first?.product ?? first?.units),
    amount: money(paid),
    count: String(purchases.length),
    total: money(paid),
    list: writeOrders(purchases, language, longest),
    orderNos: writeNumbers(purchases, language, longest),
    intended: minor(values.intended),
    difference: paid === null || values.intended === null ? null : minor(paid.minor - values.intended),
    times: slip(paid, values.intended),
    orderA: cut(first?.orderNo),
    orderB: cut(second?.orderNo),
    minutes: minutesBetween(first, second),
    kept: cut(kept?.orderNo),
    bought: number(values.bought),
    unspent: number(values.unspent),
    unit: cut(values.unit),
    promised: number(values.promised),
    withinDays: number(values.withinDays),
    started: number(values.started),
    delivered: number(gap?.delivered),
    missing: number(gap?.missing),
    age: number(values.age),
    knownOn: values.knownOn === null ? null : writeTime(values.knownOn, language),
    seenAt: seen.length === 0 ? null : writeTime(dayOf(Math.max(...seen)), language),
    what: endSentence(cut(values.what), language),
    asked: money(asked),
    captures: captures.length === 0 ? null : String(captures.length),
  };
}

/** `30.00元`, `CNY 30.00`, `30,00 CNY`; bare where no page named a currency. */
export function writeMoney(money: Money, language: StatementLanguage): string {
  const amount = decimalAmount(money);
  const { currency } = money;
  if (language === 'fr') return [amount.replace('.', ','), currency].filter(Boolean).join(' ');
  if (language === 'en') return [currency, amount].filter(Boolean).join(' ');
  return currency === 'CNY' ? `${amount}元` : [currency, amount].filter(Boolean).join(' ');
}

/** A page's time, or as much of it as the page wrote; pages name no zone, so none is said. */
export function writeTime(time: string, language: StatementLanguage): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/.exec(time) ?? [];
  if (year === undefined || month === undefined || day === undefined) return time;
  if (language.startsWith('zh')) {
    const date = `${year}年${Number(month)}月${Number(day)}日`;
    return clock === undefined ? date : `${date} ${clock}`;
  }
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${year}-${month}-${day}`));
  if (clock === undefined) return date;
  return language === 'fr' ? `${date} à ${clock}` : `${date}, ${clock}`;
}

function writeOrders(purchases: readonly Purchase[], language: StatementLanguage, longest: number): string {
  const isChinese = language.startsWith('zh');
  const lines = purchases
    .slice(0, MOST_ORDERS)
    .map(({ paidAt, amount, orderNo }) =>
      [
        paidAt === null ? null : writeTime(paidAt, language),
        amount === null ? null : writeMoney(amount, language),
        cutText(orderNo, longest),
      ]
        .filter((part) => part !== null)
        .join(' '),
    );
  const more = purchases.length > MOST_ORDERS ? [isChinese ? '……' : '…'] : [];
  return [...lines, ...more].filter((line) => line !== '').join(isChinese ? '；' : '; ');
}

function writeNumbers(
  purchases: readonly Purchase[],
  language: StatementLanguage,
  longest: number,
): string | null {
  const numbers = purchases.flatMap(({ orderNo }) => cutText(orderNo, longest) ?? []);
  if (numbers.length === 0) return null;
  const more = numbers.length > MOST_NUMBERS ? (language.startsWith('zh') ? '等' : ' …') : '';
  return numbers.slice(0, MOST_NUMBERS).join(language.startsWith('zh') ? '、' : ', ') + more;
}

/** How many times the amount that was meant; only where it is a slip of whole digits. */
function slip(paid: Money | null, intended: number | null): string | null {
  if (paid === null || intended === null || intended === 0) return null;
  const times = paid.minor / intended;
  return times === 10 || times === 100 || times === 1000 ? String(times) : null;
}

function minutesBetween(one: Purchase | undefined, other: Purchase | undefined): string | null {
  if (one?.paidAt?.length !== 19 || other?.paidAt?.length !== 19) return null;
  const minutes = Math.abs(Date.parse(`${one.paidAt}Z`) - Date.parse(`${other.paidAt}Z`)) / 60_000;
  return minutes >= 1 ? String(Math.round(minutes)) : null;
}

function number(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function cutText(text: string | null, longest: number): string | null {
  if (text === null) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function endSentence(text: string | null, language: StatementLanguage): string | null {
  if (text === null || /[。！？.!?…；;]$/.test(text)) return text;
  return text + (language.startsWith('zh') ? '。' : '.');
}
