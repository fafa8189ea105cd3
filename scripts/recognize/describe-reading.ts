import type { FieldName } from '../../lib/model/field';
import type { Reading } from '../../lib/model/reading';
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
  /** 0 to 1, of each value that is there. */
  confidence: Partial<Record<FieldName, number>>;
  reasons: string[];
}

export function describeReading({ stage, platformId, fields, reasons }: Reading): ReadingReport {
  const kind = (stage === null ? undefined : KINDS[stage]) ?? 'none';
  const told = kind === 'none' ? [] : fields;
  const of = (name: FieldName) => told.find((field) => field.name === name);
  const values = Object.fromEntries(FIELDS.map((name) => [name, of(name)?.value ?? null]));
  return {
    kind,
    stage,
    platform: platformId,
    fields: { ...values, currency: of('amount')?.money?.currency ?? null } as Values,
    confidence: Object.fromEntries(told.map(({ name, confidence }) => [name, confidence])),
    reasons: [...reasons, ...told.map((field) => `${field.name}: ${field.reason}${labelOf(field.label)}`)],
  };
}

function labelOf(label: string | null): string {
  return label === null ? '' : ` “${label}”`;
}
