import { isOver, type Claim, type Day } from '../model/claim';
import type { DeadlineRule } from '../model/claim-facts';
import { paidOn, type ClaimSubject } from './claim-subject';
import { CALENDARS, DEADLINE_RULES } from './facts';
import type { Answers } from './read-answers';
import { dayOf, daysBetween } from '../model/day';
import { addDays, addWorkingDays, addYears } from './working-days';

export interface Deadline {
  rule: DeadlineRule;
  /** `act`: the last day; `wait`: the first day on which an answer is commonly reported. */
  day: Day;
  /** `wait`: the later end of what is reported; the same as `day` where there is no range. */
  until: Day;
  /** Days left until `until`; negative where it is over. */
  left: number;
  /** False where holidays of a later year are not known, or the day that it counts from was guessed. */
  isCertain: boolean;
}

/**
 * Every rule that applies and whose first day is known, the earliest last day first. Where the person did not say when
 * the problem was noticed, the day of the payment stands for it: the earliest day that it can have been.
 */
export function findDeadlines(claim: Claim, values: Answers, subject: ClaimSubject, today: Day): Deadline[] {
  return DEADLINE_RULES.filter((rule) => applies(rule, claim, subject))
    .flatMap((rule) => {
      const start = startOf(rule, claim, values, subject);
      if (start === null) return [];
      const first = reach(rule, rule.count, start);
      const last = rule.upTo === undefined ? first : reach(rule, rule.upTo, start);
      return [
        {
          rule,
          day: first.day,
          until: last.day,
          left: daysBetween(today, last.day),
          isCertain: start.isCertain && last.isCertain,
        },
      ];
    })
    .sort((one, other) => (one.until < other.until ? -1 : one.until > other.until ? 1 : 0));
}

/** The earliest day by which the person has to have acted, over days left out; null where nothing is to be done. */
export function nextDeadline(claim: Claim, deadlines: readonly Deadline[]): Claim['nextDeadline'] {
  if (isOver(claim)) return null;
  const next = deadlines.find(({ rule, left }) => rule.kind === 'act' && left >= 0);
  return next === undefined ? null : { rule: next.rule.id, day: next.until };
}

function applies(rule: DeadlineRule, { reason, history }: Claim, { purchases }: ClaimSubject): boolean {
  if (rule.reasons !== undefined && (reason === null || !rule.reasons.includes(reason))) return false;
  if (
    rule.platforms !== undefined &&
    !purchases.some(({ platformId }) => rule.platforms?.includes(platformId ?? '') === true)
  )
    return false;
  if (
    rule.paidWith !== undefined &&
    !purchases.some(({ channel }) => PROVIDER[rule.paidWith ?? 'alipay'].test(channel ?? ''))
  )
    return false;
  if (rule.recipients === undefined) return true;
  return history.some(({ recipient }) => recipient !== null && rule.recipients?.includes(recipient) === true);
}

const PROVIDER = { 'wechat-pay': /微信|wechat|weixin/i, alipay: /支付宝|支付寶|alipay/i } as const;

interface Start {
  day: Day;
  /** UTC ms where the hour is known. */
  at: number | null;
  isCertain: boolean;
}

function startOf(
  rule: DeadlineRule,
  claim: Claim,
  values: Answers,
  { purchases }: ClaimSubject,
): Start | null {
  const paid = paidOn(purchases);
  switch (rule.from) {
    case 'payment':
      return paid === null ? null : { day: paid, at: paidMoment(purchases), isCertain: true };
    case 'known':
      if (values.knownOn !== null) return { day: values.knownOn, at: null, isCertain: true };
      return paid === null ? null : { day: paid, at: null, isCertain: false };
    case 'submitted':
      return lastChange(rule, claim, ['submitted', 'appealed']);
    case 'accepted':
      return lastChange(rule, claim, ['accepted']);
  }
}

/** The last time that the claim went to somebody whom the rule is about. */
function lastChange(
  { recipients }: DeadlineRule,
  { history }: Claim,
  statuses: readonly string[],
): Start | null {
  const change = history.findLast(
    ({ status, recipient }) =>
      statuses.includes(status) && recipient !== null && (recipients?.includes(recipient) ?? true),
  );
  return change === undefined ? null : { day: dayOf(change.at), at: change.at, isCertain: true };
}

function paidMoment(purchases: ClaimSubject['purchases']): number | null {
  const moments = purchases.map(({ lastAt }) => lastAt);
  return moments.length === 0 ? null : Math.min(...moments);
}

function reach({ unit }: DeadlineRule, count: number, start: Start): { day: Day; isCertain: boolean } {
  switch (unit) {
    case 'workingDays':
      return addWorkingDays(start.day, count, CALENDARS);
    case 'years':
      return { day: addYears(start.day, count), isCertain: true };
    case 'days':
      return { day: addDays(start.day, count), isCertain: true };
    case 'hours': {
      const day =
        start.at === null ? addDays(start.day, Math.ceil(count / 24)) : dayOf(start.at + count * 3_600_000);
      return { day, isCertain: start.at !== null };
    }
  }
}
