import type { Money } from './money';

/** Whose export a bill is. */
export const BILL_SOURCES = ['wechat-pay', 'alipay'] as const;
export type BillSource = (typeof BILL_SOURCES)[number];

/** One row of a bill: its cells as they stand there, and what they mean. */
export interface BillRow {
  /** Of the file or the sheet, counted from 1. */
  line: number;
  /** As many as the header has, without the spaces and tabs around them. */
  cells: string[];
  /** `YYYY-MM-DDTHH:mm:ss` of China's clock, as far as it is there; null where it cannot be read. */
  at: string | null;
  /** Null where it cannot be read. */
  amount: Money | null;
  /** The payment provider's own number. */
  transactionNo: string | null;
  /** The number that the shop gave. */
  merchantNo: string | null;
  counterparty: string | null;
  /** Such as 支付成功, as the bill says. */
  status: string | null;
  direction: 'out' | 'in' | 'neutral';
}

/** A bill as it was read. Exports leave out what the person deleted in the app, so what is not in it may still have happened. */
export interface Bill {
  source: BillSource;
  /** Of its text; or the spreadsheet that it is. */
  encoding: 'utf-8' | 'gb18030' | 'xlsx';
  header: string[];
  /** First and last day that it says to be about, `YYYY-MM-DD`; null where it does not say. */
  covers: { from: string; to: string } | null;
  rows: BillRow[];
  /** Lines after the header that are no row, and are left out. */
  skipped: number;
}

/** What of a bill is kept: the rows that the person chose, and what they belong to. */
export interface BillExcerpt {
  source: BillSource;
  encoding: Bill['encoding'];
  header: string[];
  rows: (BillRow & { purchaseId: string })[];
}

/**
 * Why a row is taken for a purchase's: `number`: one number is the other, `part`: one holds the other (12 characters or more),
 * `minutes`: the same amount within minutes, `day`: the same amount on the same day, to be looked at by the person.
 */
export type BillSign = 'number' | 'part' | 'minutes' | 'day';

/** A row that may be a purchase's. */
export interface BillMatch {
  row: BillRow;
  purchaseId: string;
  sign: BillSign;
}
