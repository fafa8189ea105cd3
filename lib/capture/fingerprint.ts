import type { FieldName } from '../model/field';
import type { Reading } from '../model/reading';
import type { Sighting } from '../model/page';

const TELLING: readonly FieldName[] = ['orderNo', 'amount', 'channel', 'product'];

/**
 * The same page state gives the same fingerprint: a reload, a poll or a re-rendering does not make a second capture,
 * a real change (another amount, another channel, paid) does. Times are left out, because countdowns and clocks move.
 * @param open the dialogs: one that comes up before the payment (age, real name, confirmation) is a new state, and so is the next
 */
export function fingerprint(
  reading: Reading,
  url: string,
  open: Pick<Sighting, 'dialogs' | 'asks'> = {},
): string {
  const { host } = new URL(url);
  const told = TELLING.map((name) => {
    const field = reading.fields.find((candidate) => candidate.name === name);
    return field === undefined ? '' : `${field.value} ${field.money?.currency ?? ''}`.trim();
  });
  const numbers =
    reading.orders?.flat().flatMap(({ name, value }) => (name === 'orderNo' ? [value] : [])) ?? [];
  const standing = [open.dialogs, open.asks].filter(Boolean);
  const asked = /^(offer|cashier)$/.test(`${reading.stage}`) ? standing : [];
  return JSON.stringify([
    reading.platformId ?? host,
    reading.stage ?? 'other',
    ...told,
    ...numbers,
    ...asked,
  ]);
}
