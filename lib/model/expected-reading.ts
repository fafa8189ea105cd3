import type { Field } from './field';
import type { Reading } from './reading';

/** What a page must be read as, as fixtures hold it; `fields` lists all that it shows, amounts with their currency (`30.00 CNY`). */
export interface Expected {
  platformId: string | null;
  stage: string | null;
  /** What `npm run recognize` calls it, where that does not follow from the stage: an order placed is a confirmation. */
  kind?: string;
  fields: Record<string, string>;
  /** Of a list, each order. */
  orders?: Record<string, string>[];
}

/** A reading in the form of a fixture's expected.json. */
export function expectedOf({ platformId, stage, fields, orders }: Reading): Expected {
  // Of a page that is nothing to us, nothing is kept.
  const isNothing = stage === null;
  return {
    platformId,
    stage,
    fields: isNothing ? {} : shown(fields),
    ...(!isNothing && orders && { orders: orders.map(shown) }),
  };
}

function shown(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, value, money }) => [
      name,
      money === undefined ? value : `${value} ${money.currency ?? ''}`.trim(),
    ]),
  );
}
