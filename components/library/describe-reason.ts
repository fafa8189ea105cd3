import { pictureGaps } from '../../lib/model/picture-gap';
import type { RecordKey } from '../../lib/text/record';
import type { Translate } from '../../lib/text/translate';

/** A record's reason in the person's language, part by part; one that nobody foresaw stays as the browser said it. */
export function describeReason(reason: string, word: Translate<RecordKey>): string {
  return pictureGaps(reason)
    .map((gap) => (typeof gap === 'string' ? word(`reason.${gap}`) : gap.words))
    .join(' · ');
}
