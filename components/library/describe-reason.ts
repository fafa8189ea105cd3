import type { PacketKey } from '../../lib/text/packet';
import type { Translate } from '../../lib/text/translate';

/** The reasons that records give most, in the person's language. */
const KNOWN: Readonly<Record<string, PacketKey>> = {
  'no permission for screenshots': 'reason.refused',
  'the tab was not the one its window showed': 'reason.hidden',
  'the page moved while its picture was taken': 'reason.moved',
};

/** A record's reason, part by part; one that nobody foresaw stays as the browser said it. */
export function describeReason(reason: string, word: Translate<PacketKey>): string {
  return reason
    .split('; ')
    .map((part) => {
      const key = Object.hasOwn(KNOWN, part) ? KNOWN[part] : undefined;
      return key === undefined ? part : word(key);
    })
    .join(' · ');
}
