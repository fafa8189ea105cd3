import type { FieldName } from '../model/field';
import type { Candidate, Value } from './candidate';
import type { Words } from './line-words';
import { findMoney, type FoundMoney, type MoneyContext } from './money';

/** Looked for first: most lines name no currency. */
const SIGN_HINT = /[¥￥$€£₩₫₽฿₹₱元円圓원đ]|[A-Z]{3}|Rp|RM|人民|руб|zł/;

/** Whether it is worth looking for an amount with a sign. */
export function mayBeSigned(text: string): boolean {
  return SIGN_HINT.test(text);
}

/** A value without a label, where it stands. */
export function candidateAt(
  name: FieldName,
  value: Value,
  { runs, line }: Words,
  score: number,
  reason: string,
): Candidate {
  return {
    name,
    ...value,
    label: null,
    source: 'text',
    nodes: runs.map((run) => run.node),
    line: line.index,
    score,
    reason,
  };
}

/** The amounts above nothing that stand with a sign, code or word of a currency. */
export function signedMoney(text: string, context: MoneyContext): FoundMoney[] {
  return SIGN_HINT.test(text) ? findMoney(text, context, true).filter(({ minor }) => minor > 0) : [];
}
