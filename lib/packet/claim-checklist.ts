import { formatMoney } from '../model/money';
import type { PacketClaim } from '../model/packet-claim';
import type { Purchase } from '../model/purchase';
import { both, type Both } from './both';
import { claimWords } from './claim-words';
import { visibleText } from './visible-text';

const MARKS = { there: '[x]', 'at-hand': '[~]' } as const;

export interface Prepared {
  pictures: number;
  /** Pictures of the packet that are not among the prepared files. */
  left: number;
  /** PDFs that the person added, among the prepared files and not. */
  pdfs: number;
  leftPdfs: number;
  hasPdf: boolean;
  /** Pictures of the packet for which there was no room in it. */
  leftOfPdf: number;
  /** Because everybody can read what is handed in, and nothing is masked. */
  hidesPictures: boolean;
}

/**
 * `checklist.txt`: what is handed in; Chinese, then English. Whoever is handed the packet reads it as well, so it says
 * nothing of what is still missing, of doubts or of last days: those are for the person, whom the claim's page tells.
 */
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
  { pictures, left, pdfs, leftPdfs, hasPdf, leftOfPdf, hidesPictures }: Prepared,
  say: (text: Both) => string,
): string[] {
  const { recipient, evidence } = claim;
  const words = (key: string, values?: Record<string, string | number>) => say(claimWords(key, values));
  const none = say(both('report.none'));
  return [
    `${words('title')} · ${words(`reason.${claim.reason}`)}`,
    `${words('recipient')}: ${words(`recipient.${recipient.id}`)}`,
    '',
    ...purchases.map(
      ({ orderNo, amount }) =>
        `${say(both('field.orderNo'))}: ${orderNo === null ? none : visibleText(orderNo)} · ${amount === null ? none : formatMoney(amount)}`,
    ),
    `${words('answer.asked')}: ${claim.asked === null ? none : formatMoney(claim.asked)}`,
    '',
    say(both('submit.files', { pictures })),
    ...(hasPdf ? [say(both('submit.pdf'))] : []),
    ...(leftOfPdf === 0 ? [] : [say(both('submit.leftOfPdf', { count: leftOfPdf }))]),
    ...(pdfs === 0 ? [] : [say(both('submit.added', { count: pdfs }))]),
    ...(left === 0 ? [] : [say(both('submit.left', { count: left }))]),
    ...(leftPdfs === 0 ? [] : [say(both('submit.leftPdfs', { count: leftPdfs }))]),
    ...(hidesPictures
      ? [say(both('submit.public'))]
      : recipient.isPublic
        ? [say(both('submit.masked'))]
        : []),
    '',
    `${words('evidence')}  [x] ${say(both('submit.there'))}  [~] ${say(both('submit.apart'))}`,
    ...evidence.flatMap(({ id, state }) =>
      state === 'missing' ? [] : [`${MARKS[state]} ${words(`evidence.${id}`)}`],
    ),
  ];
}
