import type { Bill, BillMatch, BillRow, BillSign } from '../model/bill';
import { DAY_MS, dayOf } from '../model/day';
import type { Purchase } from '../model/purchase';

/** A shorter number could stand in another by chance. */
const LEAST_PART = 12;
/** The provider books a payment a little before or long after its page says so. */
const MINUTES = { before: 2, after: 30 };
const MINUTE = 60_000;

const SIGNS: readonly BillSign[] = ['number', 'part', 'minutes', 'day'];

/**
 * Rows of a bill that may be these purchases', the surest first for each purchase. Numbers decide where they agree; else the
 * same amount at about the same time, which the person has to look at. Money that came in is matched by number only.
 */
export function matchBill(rows: readonly BillRow[], purchases: readonly Purchase[]): BillMatch[] {
  return purchases.flatMap((purchase) => {
    const found = rows.flatMap((row) => {
      const sign = signOf(row, purchase);
      return sign === null ? [] : [{ row, purchaseId: purchase.id, sign }];
    });
    const byNumber = found.filter(({ sign }) => sign === 'number' || sign === 'part');
    return (byNumber.length > 0 ? byNumber : found).sort(
      (one, other) =>
        SIGNS.indexOf(one.sign) - SIGNS.indexOf(other.sign) ||
        distance(one.row, purchase) - distance(other.row, purchase),
    );
  });
}

/**
 * Purchases of a day that the bill does not reach, and of which it has no row: they are not missing from it. Days are those of
 * the page, else of China's clock.
 */
export function outsideBill(
  { covers }: Pick<Bill, 'covers'>,
  matches: readonly BillMatch[],
  purchases: readonly Purchase[],
): Purchase[] {
  if (covers === null) return [];
  return purchases.filter(({ id, paidAt, firstAt }) => {
    const day = paidAt?.slice(0, 10) ?? dayOf(firstAt);
    return (day < covers.from || day > covers.to) && !matches.some(({ purchaseId }) => purchaseId === id);
  });
}

function signOf(row: BillRow, purchase: Purchase): BillSign | null {
  const theirs = [row.merchantNo, row.transactionNo].filter((number) => number !== null);
  const ours = [purchase.orderNo, purchase.channelOrderNo].filter((number) => number !== null);
  if (theirs.some((number) => ours.includes(number))) return 'number';
  const isPart = (one: string, other: string) => one.length >= LEAST_PART && other.includes(one);
  if (theirs.some((number) => ours.some((own) => isPart(number, own) || isPart(own, number)))) return 'part';
  if (row.direction === 'in' || row.amount?.minor !== purchase.amount?.minor) return null;
  if (purchase.amount === null || (purchase.amount.currency ?? 'CNY') !== 'CNY') return null;
  const later = laterBy(row, purchase);
  if (later === null) return null;
  if (later >= -MINUTES.before * MINUTE && later <= MINUTES.after * MINUTE) return 'minutes';
  return Math.abs(later) <= DAY_MS ? 'day' : null;
}

/** How long after the purchase the row was booked, in ms; both by China's clock. Null where the row has no time. */
function laterBy(row: BillRow, { paidAt, firstAt }: Purchase): number | null {
  if (row.at === null) return null;
  const booked = Date.parse(`${row.at}+08:00`);
  const paid = paidAt === null ? Number.NaN : Date.parse(`${withSeconds(paidAt)}+08:00`);
  return booked - (Number.isNaN(paid) ? firstAt : paid);
}

/** A page may show a day only, or no seconds. */
function withSeconds(time: string): string {
  const [day = '', clock = '00:00:00'] = time.split('T');
  return `${day}T${clock.length === 5 ? `${clock}:00` : clock}`;
}

function distance(row: BillRow, purchase: Purchase): number {
  return Math.abs(laterBy(row, purchase) ?? Number.POSITIVE_INFINITY);
}
