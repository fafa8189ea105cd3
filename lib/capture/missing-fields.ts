import type { Field, FieldName } from '../model/field';
import { REQUIRED_FIELDS } from '../model/field';
import type { Stage } from '../model/stage';

/** What a page of each stage can be expected to show; a page before the payment knows no order number and no time. */
const EXPECTED: Partial<Record<Stage, readonly FieldName[]>> = {
  offer: ['amount'],
  cashier: ['orderNo', 'amount', 'channel'],
  paid: REQUIRED_FIELDS,
  order: REQUIRED_FIELDS,
  failed: ['orderNo', 'amount'],
  other: REQUIRED_FIELDS,
};

/** The fields that a page of this stage should show and does not: named in the record, never filled in. */
export function missingFields(stage: Stage, fields: readonly Field[]): FieldName[] {
  return (EXPECTED[stage] ?? []).filter((name) => !fields.some((field) => field.name === name));
}
