import type { Claim, Day } from '../model/claim';
import type { AnswerName } from '../model/claim-facts';
import { minorDigits, type Money } from '../model/money';
import { coinsBought, moneyOf, paidFor, paidOn, type ClaimSubject } from './claim-subject';

/** What the form's answers mean; null where nothing, or nothing usable, was typed. Amounts are minor units of what was paid. */
export interface Answers {
  what: string | null;
  unit: string | null;
  knownOn: Day | null;
  intended: number | null;
  asked: number | null;
  bought: number | null;
  unspent: number | null;
  promised: number | null;
  started: number | null;
  delivered: number | null;
  withinDays: number | null;
  age: number | null;
}

export type AnswerProblem =
  | 'not-an-amount'
  | 'not-a-count'
  | 'not-a-date'
  | 'before-purchase'
  | 'in-the-future'
  | 'more-than-bought'
  | 'more-than-paid'
  | 'not-less-than-paid'
  | 'not-a-minor';

export type AnswerProblems = Partial<Record<AnswerName, AnswerProblem>>;

/** Reads the form. What cannot be meant is named beside its field, and counts as not answered; the text itself stays. */
export function readAnswers(
  claim: Pick<Claim, 'answers' | 'reason'>,
  subject: ClaimSubject,
  today: Day,
): { values: Answers; problems: AnswerProblems } {
  const problems: AnswerProblems = {};
  const paid = paidFor(subject.purchases);
  const typed = (name: AnswerName) => (claim.answers[name] ?? '').normalize('NFKC').trim();

  function read<T>(
    name: AnswerName,
    parse: (text: string) => T | AnswerProblem,
    isProblem: (value: T) => AnswerProblem | null,
  ): T | null {
    const text = typed(name);
    if (text === '') return null;
    const value = parse(text);
    const problem = isAnswerProblem(value) ? value : isProblem(value as T);
    if (problem === null) return value as T;
    problems[name] = problem;
    return null;
  }

  const fine = () => null;
  const count = (name: AnswerName, isProblem: (value: number) => AnswerProblem | null = fine) =>
    read(name, parseCount, isProblem);
  const amount = (name: AnswerName, isProblem: (minor: number) => AnswerProblem | null) =>
    read(name, (text) => parseAmount(text, paid?.currency ?? null), isProblem);

  const bought = count('bought') ?? coinsBought(subject.purchases);
  const values: Answers = {
    what: typed('what') === '' ? null : (claim.answers.what ?? '').trim(),
    unit: typed('unit') === '' ? null : typed('unit'),
    knownOn: read('knownOn', parseDay, (day) => {
      const first = paidOn(subject.purchases);
      if (first !== null && day < first) return 'before-purchase';
      return day > today ? 'in-the-future' : null;
    }),
    intended: amount('intended', (minor) =>
      paid !== null && minor >= paid.minor ? 'not-less-than-paid' : null,
    ),
    asked: amount('asked', (minor) => (paid !== null && minor > paid.minor ? 'more-than-paid' : null)),
    bought,
    unspent: count('unspent', (unspent) => (bought !== null && unspent > bought ? 'more-than-bought' : null)),
    promised: count('promised'),
    started: count('started'),
    delivered: count('delivered'),
    withinDays: count('withinDays'),
    age: count('age', (age) => (claim.reason === 'minor' && age >= 18 ? 'not-a-minor' : null)),
  };
  return { values, problems };
}

/** What is asked for where the person typed an amount. */
export function askedByPerson(values: Answers, subject: ClaimSubject): Money | null {
  const paid = paidFor(subject.purchases);
  if (values.asked === null) return null;
  return moneyOf(values.asked, paid?.currency ?? null);
}

/** Minor units: `1,500.5` → 150050. Signs and names of currencies around the number are let be. */
function parseAmount(text: string, currency: string | null): number | AnswerProblem {
  const [, whole, fraction = ''] =
    /^(?:[A-Z]{3}|[￥¥$€£])?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(?:元|[A-Z]{3})?$/i.exec(text) ?? [];
  const digits = minorDigits(currency);
  if (whole === undefined || fraction.length > digits) return 'not-an-amount';
  const minor = Number(whole.replaceAll(',', '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : 'not-an-amount';
}

function parseCount(text: string): number | AnswerProblem {
  const number = /^\d{1,3}(,\d{3})+$|^\d+$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
  return Number.isSafeInteger(number) ? number : 'not-a-count';
}

function parseDay(text: string): Day | AnswerProblem {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay && new Date(Date.parse(text)).toISOString().startsWith(text) ? text : 'not-a-date';
}

function isAnswerProblem(value: unknown): value is AnswerProblem {
  return value === 'not-an-amount' || value === 'not-a-count' || value === 'not-a-date';
}
