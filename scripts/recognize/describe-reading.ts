import type { Field, FieldName } from '../../lib/model/field';
import type { Reading } from '../../lib/model/reading';
import { PLACED } from '../../lib/recognize/stage';
import type { Stage } from '../../lib/model/stage';

const KINDS: Partial<Record<Stage, Kind>> = {
  offer: 'recharge',
  cashier: 'cashier',
  paid: 'confirmation',
  order: 'order-detail',
};
const FIELDS = ['orderNo', 'amount', 'channel', 'paidAt', 'product', 'merchant', 'account'] as const;

/** The pages that stand for a purchase; `none` is every other one, failed payments too. */
export type Kind = 'recharge' | 'cashier' | 'confirmation' | 'order-detail' | 'none';

/** Values as text, null where the page shows none: `amount` in major units with a decimal point, `currency` as ISO code. */
export type Values = Record<(typeof FIELDS)[number] | 'currency', string | null>;

/** A reading as `npm run recognize` prints it. A page of no kind has no values: it stands for no purchase. */
export interface ReadingReport {
  kind: Kind;
  /** The product's own, finer name. */
  stage: Stage | null;
  platform: string | null;
  fields: Values;
  /** Of a list, each order that it shows. */
  orders?: Values[];
  /** 0 to 1, of each value that is there. */
  confidence: Partial<Record<FieldName, number>>;
  reasons: string[];
}

export function describeReading({ stage, platformId, fields, orders, reasons }: Reading): ReadingReport {
  const isPlaced = stage === 'order' && reasons[0] === PLACED;
  const kind = isPlaced ? 'confirmation' : ((stage === null ? undefined : KINDS[stage]) ?? 'none');
  const told = kind === 'none' ? [] : fields;
  return {
    kind,
    stage,
    platform: platformId,
    fields: valuesOf(told),
    ...(kind !== 'none' && orders !== undefined && { orders: orders.map(valuesOf) }),
    confidence: Object.fromEntries(told.map(({ name, confidence }) => [name, confidence])),
    reasons: [...reasons, ...told.map((field) => `${field.name}: ${field.reason}${labelOf(field.label)}`)],
  };
}

function valuesOf(fields: readonly Field[]): Values {
  const of = (name: FieldName) => fields.find((field) => field.name === name);
  const values = Object.fromEntries(FIELDS.map((name) => [name, of(name)?.value ?? null]));
  // A receipt that names only the channel's number has no other order number.
  values['orderNo'] ??= of('channelOrderNo')?.value ?? null;
  return { ...values, currency: of('amount')?.money?.currency ?? null } as Values;
}

function labelOf(label: string | null): string {
  return label === null ? '' : ` “${label}”`;
}
