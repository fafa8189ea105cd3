import { formatMoney, type Money } from '../model/money';
import type { PacketChanges } from '../model/packet-claim';
import { both, type Both } from './both';
import { claimWords } from './claim-words';
import { visibleText } from './visible-text';

/** `changes.txt`: what is new since the packet that the recipient answered; Chinese, then English. */
export function claimChanges(changes: PacketChanges, version: number): string {
  return (['zh', 'en'] as const)
    .map((language) => lines(changes, version, (text) => text[language]).join('\n'))
    .join('\n\n----------------------------------------\n\n')
    .concat('\n');
}

function lines(
  { from, answer, captures, evidence, asked, isRewritten }: PacketChanges,
  version: number,
  say: (text: Both) => string,
): string[] {
  const words = (key: string, values?: Record<string, string | number>) => say(claimWords(key, values));
  const money = (amount: Money | null) => (amount === null ? say(both('report.none')) : formatMoney(amount));
  const isSame = captures.length === 0 && evidence.length === 0 && asked === null && !isRewritten;
  return [
    words('changes.title', { version, from }),
    `${answer.day}  ${words(`status.${answer.status}`)}${answer.note === '' ? '' : `: ${visibleText(answer.note)}`}`,
    '',
    ...(isSame ? [words('changes.none')] : []),
    ...evidence.map((id) => `+ ${words(`evidence.${id}`)}`),
    ...captures.map(
      ({ id, stage, orderNo }) =>
        `+ ${say(both(`stage.${stage}`))}${orderNo === null ? '' : ` · ${visibleText(orderNo)}`} · data/captures/${id}/`,
    ),
    ...(asked === null ? [] : [words('changes.asked', { from: money(asked.from), to: money(asked.to) })]),
    ...(isRewritten ? [words('changes.rewritten')] : []),
  ];
}
