import type { Field } from '../../lib/model/field';

/** A field, and the number of its box in the picture; null where it has none. */
export interface NumberedField {
  field: Field;
  number: number | null;
}

/** Numbers the boxes from 1 in the order of the fields: the same numbers stand in the table. */
export function numberBoxes(fields: readonly Field[]): NumberedField[] {
  let last = 0;
  return fields.map((field) => {
    if (field.box === null) return { field, number: null };
    last += 1;
    return { field, number: last };
  });
}
