import type { ClaimReview } from '../../lib/flow/review-claim';
import type { Claim } from '../../lib/model/claim';
import type { Language } from '../../lib/model/language';
import { formatMoney } from '../../lib/model/money';
import { formatDay } from '../../lib/text/format-day';
import type { Translate } from '../../lib/text/translate';
import type { ClaimKey } from '../../lib/text/claim';

const MARKS = { there: '[x]', 'at-hand': '[~]', missing: '[ ]' } as const;

/**
 * What a person still has to do for a claim, by when, and what to know before. It is for them alone: no packet holds it,
 * because whoever is handed a packet would read what is missing and what is doubted.
 */
export function toDoText(
  claim: Pick<Claim, 'reason' | 'recipient'>,
  review: Pick<ClaimReview, 'asked' | 'evidence' | 'deadlines' | 'warnings' | 'recipients'>,
  say: Translate<ClaimKey>,
  language: Language,
): string {
  // Ids come from data; a test holds that each has its texts.
  const fact = (key: string, values?: Record<string, string | number>) => say(key as ClaimKey, values);
  const recipient = review.recipients.find(({ id }) => id === claim.recipient);
  return [
    `${say('todo.title')} · ${claim.reason === null ? say('title') : say(`reason.${claim.reason}`)}`,
    say('todo.own'),
    '',
    ...(recipient === undefined
      ? []
      : [
          `${say('recipient')}: ${say(`recipient.${recipient.id}`)}`,
          say(`recipient.${recipient.id}.where`),
          ...(recipient.entry === null ? [] : [recipient.entry]),
          ...(recipient.limits.isKnown ? [] : [say('recipient.safe')]),
        ]),
    ...(review.asked === null ? [] : [`${say('answer.asked')}: ${formatMoney(review.asked, language)}`]),
    '',
    `${say('evidence')}  [x] ${say('evidence.there')}  [~] ${say('evidence.atHand')}  [ ] ${say('evidence.missing')}`,
    ...(review.evidence?.items ?? []).flatMap(({ id, weight, state }) => [
      `${MARKS[state]} ${say(`evidence.${id}`)} (${say(`evidence.${weight}`)})`,
      ...(state === 'missing' ? [`    ${say(`evidence.${id}.how`)}`] : []),
    ]),
    '',
    `${say('deadlines')}:`,
    ...review.deadlines
      .filter(({ rule }) => rule.kind === 'act')
      .map(({ rule, until, isCertain }) => {
        const words = fact(`deadline.${rule.id}`, { count: rule.count, upTo: rule.upTo ?? rule.count });
        const isDoubtful = !isCertain || rule.doubtful === true;
        return `${formatDay(until, language)}  ${words}${isDoubtful ? ` (${say('deadlines.uncertain')})` : ''}`;
      }),
    '',
    ...review.warnings.map(({ id }) => `! ${fact(`warning.${id}`)}`),
    say('statement.true'),
    say('intro'),
    '',
  ].join('\n');
}
