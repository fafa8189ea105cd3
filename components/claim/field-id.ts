import type { AnswerName } from '../../lib/model/claim-facts';

/** Of a field in the form of a claim, so that what asks for it can lead to it. */
export function fieldId(answer: AnswerName | 'applicationNo'): string {
  return `claim-${answer}`;
}
