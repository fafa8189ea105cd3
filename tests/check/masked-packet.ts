import * as packet from './make-packet';
import type { Files, Payload, Redacted } from './make-packet';
import { key, payload, SECOND } from './tampering';
import type { Bytes } from './write-zip';

const [, MASKED] = packet.CAPTURES;
export const RECORD = `${SECOND}/redacted.json`;
export const PICTURE = `${SECOND}/screen-001.masked.png`;

/** The packet with its second capture masked: its record is withheld, its line in the ledger is what it was. */
export function masked(
  change?: (record: Redacted) => object,
  more: Record<string, string | Bytes | undefined> = {},
): Payload {
  const others = Object.entries(payload).filter(([path]) => !path.startsWith(SECOND));
  const all = { ...Object.fromEntries(others), ...packet.redactedCapture(MASKED, change), ...more };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | Bytes] => entry[1] !== undefined),
  );
}
/** The same, signed with the packet's own key. */
export const signed = (...change: Parameters<typeof masked>): Files =>
  packet.seal(packet.bag(masked(...change)), key);

export const maskedPacket = signed();

/** The masked packet and what lies beneath its first mask, as a person would hand it over: opening.json. */
export function openablePacket(): { files: Files; opening: string; text: string } {
  const [salt, text] = ['5a'.repeat(32), '13800138000'];
  const files = signed(
    withMasks(([one, two]) => [{ ...one, commitment: packet.sha256(salt + text) }, two ?? {}]),
  );
  const opening = JSON.stringify({ format: 1, masks: [{ mask: `${MASKED}/m1`, salt, text }], records: [] });
  return { files, opening, text };
}

/** Its list of masks changed. */
export const withMasks = (change: (masks: Redacted['masks']) => object[]) => (record: Redacted) => ({
  ...record,
  masks: change(record.masks),
});
