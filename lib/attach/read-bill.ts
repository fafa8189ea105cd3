import type { Bill, BillRow, BillSource } from '../model/bill';
import type { Money } from '../model/money';
import { serialText } from './cell-values';
import { readCsv } from './read-csv';
import type { TableRow } from './table-row';

/** What a bill's columns are called, over the years of its exports. */
interface Columns {
  at: readonly string[];
  amount: readonly string[];
  transactionNo: readonly string[];
  merchantNo: readonly string[];
  counterparty: readonly string[];
  status: readonly string[];
  direction: readonly string[];
}

const COLUMNS: Record<BillSource, Columns> = {
  'wechat-pay': {
    at: ['交易时间'],
    amount: ['金额(元)', '金额（元）'],
    transactionNo: ['交易单号'],
    merchantNo: ['商户单号'],
    counterparty: ['交易对方'],
    status: ['当前状态'],
    direction: ['收/支'],
  },
  alipay: {
    at: ['交易时间', '付款时间', '交易创建时间'],
    amount: ['金额', '金额（元）', '金额(元)'],
    transactionNo: ['交易订单号', '交易号'],
    merchantNo: ['商家订单号'],
    counterparty: ['交易对方'],
    status: ['交易状态'],
    direction: ['收/支'],
  },
};

/** A header has at least these; they tell the two apart, whatever stands above it. */
const MARKS: Record<BillSource, readonly string[]> = {
  'wechat-pay': ['交易时间', '商户单号', '交易单号', '当前状态'],
  alipay: ['商家订单号', '交易状态', '收/支'],
};

/** Rows at most: years of a busy account. */
const MOST_ROWS = 100_000;

/** A bill exported by WeChat Pay or Alipay as CSV (UTF-8 or GB 18030); null where the file is no such bill. */
export function readBill(bytes: Uint8Array<ArrayBuffer>): Bill | null {
  const decoded = decode(bytes);
  return decoded === null ? null : findBill(readCsv(decoded.text), decoded.encoding);
}

/**
 * The bill in a table. Its header is found by the names of its columns, because what stands above it changes from year to
 * year. Null where there is none.
 */
export function findBill(records: readonly TableRow[], encoding: Bill['encoding']): Bill | null {
  for (const [index, { cells: header }] of records.entries()) {
    const source = sourceOf(header);
    if (source === null) continue;
    const after = records.slice(index + 1, index + 1 + MOST_ROWS);
    const rows = after.flatMap((record) => rowOf(record, header, source, encoding) ?? []);
    const covers = periodOf(records.slice(0, index));
    return { source, encoding, header, covers, rows, skipped: after.length - rows.length };
  }
  return null;
}

/** `起始时间：[2026-11-01 00:00:00] 终止时间：[2026-11-30 23:59:59]`, in one cell or two. */
function periodOf(above: readonly TableRow[]): Bill['covers'] {
  const words = above.flatMap(({ cells }) => cells).join(' ');
  const day = (label: string) => new RegExp(`${label}[：:]\\s*\\[?(\\d{4}-\\d\\d-\\d\\d)`).exec(words)?.[1];
  const from = day('起始时间');
  const to = day('终止时间');
  return from === undefined || to === undefined ? null : { from, to };
}

/** Bytes with a zero are no text of these two encodings. */
function decode(bytes: Uint8Array<ArrayBuffer>): { text: string; encoding: 'utf-8' | 'gb18030' } | null {
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The other one, or none.
    }
  }
  return null;
}

function sourceOf(header: readonly string[]): BillSource | null {
  const has = (source: BillSource) => MARKS[source].every((name) => header.includes(name));
  if (has('wechat-pay')) return 'wechat-pay';
  return has('alipay') ? 'alipay' : null;
}

/** Null for lines of totals and notes: they have no time and no amount. */
function rowOf(
  { line, cells }: TableRow,
  header: readonly string[],
  source: BillSource,
  encoding: Bill['encoding'],
): BillRow | null {
  const names = COLUMNS[source];
  const cell = (wanted: readonly string[]): string | null => {
    for (const name of wanted) {
      const text = cells[header.indexOf(name)] ?? '';
      if (text !== '' && text !== '/') return text;
    }
    return null;
  };
  const time = cell(names.at);
  // In a spreadsheet the days since 1900 may stand there without being formatted as a day.
  const at = timeOf(time) ?? (encoding === 'xlsx' && time !== null ? timeOf(serialText(time)) : null);
  const amount = amountOf(cell(names.amount));
  if (at === null || amount === null) return null;
  return {
    line,
    cells: header.map((_, index) => cells[index] ?? ''),
    at,
    amount,
    transactionNo: cell(names.transactionNo),
    merchantNo: cell(names.merchantNo),
    counterparty: cell(names.counterparty),
    status: cell(names.status),
    direction: directionOf(cell(names.direction)),
  };
}

/** `2026-11-21 14:02:03` and `2026/1/2 4:02`, as a spreadsheet writes it after saving. */
function timeOf(text: string | null): string | null {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const pad = (part: string) => part.padStart(2, '0');
  const time = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  const parsed = Date.parse(`${time}Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(time) ? time : null;
}

/** Both count in yuan; `¥1,500.00` and `30` are meant alike. */
function amountOf(text: string | null): Money | null {
  const plain = (text ?? '').normalize('NFKC').replace(/^[¥￥]\s*/, '');
  const [, whole, fraction = ''] = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined || text === null) return null;
  const minor = Number(whole.replaceAll(',', '') + fraction.padEnd(2, '0'));
  return Number.isSafeInteger(minor) ? { minor, currency: 'CNY', raw: text } : null;
}

function directionOf(text: string | null): BillRow['direction'] {
  if (text === '支出') return 'out';
  return text === '收入' ? 'in' : 'neutral';
}
