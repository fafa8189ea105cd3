import { formatMoney } from '../model/money';
import type { PacketClaim } from '../model/packet-claim';
import type { Purchase } from '../model/purchase';
import { both, type Both } from './both';
import { claimWords } from './claim-words';
import { visibleText } from './visible-text';

const MARKS = { there: '[x]', 'at-hand': '[~]', missing: '[ ]' } as const;

export interface Prepared {
  pictures: number;
  /** Pictures of the packet that are not among the prepared files. */
  left: number;
  hasPdf: boolean;
  /** Because everybody can read what is handed in, and nothing is masked. */
  hidesPictures: boolean;
}

/** `checklist.txt`: what to hand in, what is still missing and by when; Chinese, then English. */
export function claimChecklist(
  claim: PacketClaim,
  purchases: readonly Purchase[],
  prepared: Prepared,
): string {
  return (['zh', 'en'] as const)
    .map((language) => lines(claim, purchases, prepared, (text) => text[language]).join('\n'))
    .join('\n\n----------------------------------------\n\n')
    .concat('\n');
}

function lines(
  claim: PacketClaim,
  purchases: readonly Purchase[],
  { pictures, left, hasPdf, hidesPictures }: Prepared,
  say: (text: Both) => string,
): string[] {
  const { recipient, evidence, dates, warnings } = claim;
  const words = (key: string, values?: Record<string, string | number>) => say(claimWords(key, values));
  const none = say(both('report.none'));
  return [
    `${words('title')} · ${words(`reason.${claim.reason}`)}`,
    `${words('recipient')}: ${words(`recipient.${recipient.id}`)}`,
    words(`recipient.${recipient.id}.where`),
    ...(recipient.entry === null ? [] : [recipient.entry]),
    ...(recipient.limits.isKnown ? [] : [words('recipient.safe')]),
    '',
    ...purchases.map(
      ({ orderNo, amount }) =>
        `${say(both('field.orderNo'))}: ${orderNo === null ? none : visibleText(orderNo)} · ${amount === null ? none : formatMoney(amount)}`,
    ),
    `${words('answer.asked')}: ${claim.asked === null ? none : formatMoney(claim.asked)}`,
    '',
    say(both('submit.files', { pictures })),
    ...(hasPdf ? [say(both('submit.pdf'))] : []),
    ...(left === 0 ? [] : [say(both('submit.left', { count: left }))]),
    ...(hidesPictures
      ? [say(both('submit.public'))]
      : recipient.isPublic
        ? [say(both('submit.masked'))]
        : []),
    '',
    `${words('evidence')}  [x] ${words('evidence.there')}  [~] ${words('evidence.atHand')}  [ ] ${words('evidence.missing')}`,
    ...evidence.flatMap(({ id, weight, state }) => [
      `${MARKS[state]} ${words(`evidence.${id}`)} (${words(`evidence.${weight}`)})`,
      ...(state === 'missing' ? [`    ${words(`evidence.${id}.how`)}`] : []),
    ]),
    '',
    `${words('deadlines')}:`,
    ...dates.map(
      ({ rule, day, count, isCertain }) =>
        `${day}  ${words(`deadline.${rule}`, { count, upTo: count })}${isCertain ? '' : ` (${words('deadlines.uncertain')})`}`,
    ),
    '',
    ...warnings.map((id) => `! ${words(`warning.${id}`)}`),
    words('statement.true'),
    words('intro'),
  ];
}
