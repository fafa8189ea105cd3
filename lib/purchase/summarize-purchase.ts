import type { Capture } from '../model/capture';
import { REQUIRED_FIELDS, type Field, type FieldName } from '../model/field';
import type { Money } from '../model/money';
import type { Purchase } from '../model/purchase';
import { STAGES, type Stage } from '../model/stage';

/** Which pages are believed first: those after the payment know what was really paid. */
const AUTHORITY: readonly Stage[] = ['paid', 'order', 'cashier', 'failed', 'other', 'offer'];

/**
 * What a purchase's captures tell together. Each value is taken from the page that knows best (see `AUTHORITY`), never
 * made up: what no capture shows is null and named in `missing`.
 * @throws RangeError where there is no capture: a purchase is made of captures.
 */
export function summarizePurchase(id: string, captures: readonly Capture[]): Purchase {
  const byTime = [...captures].sort((one, other) => one.capturedAt - other.capturedAt);
  const [first] = byTime;
  const last = byTime.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a purchase without captures');

  const ranked = [...byTime].sort(
    (one, other) => authority(one) - authority(other) || other.capturedAt - one.capturedAt,
  );
  const best = (name: FieldName): Field | undefined => {
    for (const capture of ranked) {
      const field = capture.fields.find((candidate) => candidate.name === name);
      if (field !== undefined) return field;
    }
    return undefined;
  };
  const value = (name: FieldName): string | null => best(name)?.value ?? null;
  const orderNo = value('orderNo');
  const purchase: Omit<Purchase, 'missing'> = {
    id,
    platformId: byTime.find((capture) => capture.body.platformId !== null)?.body.platformId ?? null,
    host: hostOf(first.body.url),
    orderNo,
    channelOrderNo: value('channelOrderNo') ?? otherOrderNo(ranked, orderNo),
    amount: withCurrency(best('amount')?.money, ranked),
    channel: value('channel'),
    account: value('account'),
    product: value('product'),
    units: value('units'),
    merchant: value('merchant'),
    paidAt: value('paidAt'),
    firstAt: first.capturedAt,
    lastAt: last.capturedAt,
    // A text that could not be fetched is no page that was seen.
    stages: STAGES.filter((stage) =>
      byTime.some(({ body }) => body.stage === stage && (body.fetched?.failure ?? null) === null),
    ),
    captureIds: byTime.map((capture) => capture.id),
  };
  return { ...purchase, missing: REQUIRED_FIELDS.filter((name) => purchase[name] === null) };
}

function authority(capture: Capture): number {
  const rank = AUTHORITY.indexOf(capture.body.stage);
  return rank === -1 ? AUTHORITY.length : rank;
}

/** The payment channel's own number, where another page of the purchase calls it an order number too. */
function otherOrderNo(captures: readonly Capture[], orderNo: string | null): string | null {
  for (const capture of captures) {
    const field = capture.fields.find((candidate) => candidate.name === 'orderNo');
    if (field !== undefined && field.value !== orderNo) return field.value;
  }
  return null;
}

/** A page that shows no currency is completed by another page of the same purchase that shows the same amount with one. */
function withCurrency(money: Money | undefined, captures: readonly Capture[]): Money | null {
  if (money === undefined) return null;
  if (money.currency !== null) return money;
  for (const capture of captures) {
    const other = capture.fields.find((candidate) => candidate.name === 'amount')?.money;
    if (other !== undefined && other.currency !== null && other.minor === money.minor)
      return { ...money, currency: other.currency };
  }
  return money;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
