import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { ALIPAY_BILL, WECHAT_BILL, WECHAT_SHEET } from '../../tests/samples/sample-bills';
import { writeXlsx } from '../../tests/samples/write-xlsx';
import { matchBill, outsideBill } from './match-bill';
import { findBill, readBill } from './read-bill';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a CSV file', () => {
  const cell = fc.string().map((text) => text.replace(/[\r\uFEFF]/g, '').trim());
  it('gives back every cell that was written to it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const written = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        expect(readCsv(`${written.join('\r\n')}\r\n`).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('says on which line of the file each record begins', () => {
    expect(readCsv('a,b\n"two\nlines",c\n\nd,e').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('reads the tab that WeChat put between quote and comma', () => {
    expect(readCsv('"420001"\t,"x"\t\n')[0]?.cells).toEqual(['420001', 'x']);
  });
});

describe('a bill', () => {
  it('of WeChat Pay is read from below its preface', () => {
    const bill = readBill(bytes(WECHAT_BILL));
    expect(bill).toMatchObject({ source: 'wechat-pay', encoding: 'utf-8', skipped: 0 });
    expect(bill?.rows).toHaveLength(3);
    expect(bill?.rows[0]).toMatchObject({
      line: 7,
      at: '2026-11-21T11:03:18',
      amount: { minor: 1000, currency: 'CNY' },
      transactionNo: '4200002618202611219035571846',
      merchantNo: 'KS202611211102446890127',
      status: '支付成功',
      direction: 'out',
    });
    // A slash is how it writes nothing.
    expect(bill?.rows[2]?.merchantNo).toBeNull();
  });

  it('of Alipay is read from GB 18030, and its totals are no row', () => {
    const bill = readBill(ALIPAY_BILL);
    expect(bill).toMatchObject({ source: 'alipay', encoding: 'gb18030', skipped: 1 });
    expect(bill?.rows).toMatchObject([
      { at: '2026-11-21T10:25:03', amount: { minor: 3000 }, transactionNo: '2026112122001412345678907788' },
    ]);
  });

  it('of WeChat Pay is read from a spreadsheet: days as numbers, formatted or not, and amounts as numbers', async () => {
    const [sheet = []] = await readXlsx(await writeXlsx(WECHAT_SHEET, { skipped: [16] }));
    const bill = findBill(sheet, 'xlsx');
    expect(bill).toMatchObject({
      source: 'wechat-pay',
      encoding: 'xlsx',
      covers: { from: '2026-11-01', to: '2026-11-30' },
      skipped: 0,
    });
    expect(bill?.rows).toMatchObject([
      {
        line: 19,
        at: '2026-11-21T11:03:18',
        amount: { minor: 1000, currency: 'CNY' },
        transactionNo: '4200002618202611219035571846',
        merchantNo: 'KS202611211102446890127',
        direction: 'out',
      },
      { line: 20, at: '2026-11-21T11:09:40', amount: { minor: 990 }, status: '已退款￥9.90' },
      { line: 21, at: '2026-11-20T08:00:00', amount: { minor: 50_000 }, direction: 'in', merchantNo: null },
    ]);
  });

  it('says which days it is about, so that another day is not taken for missing', () => {
    const bill = readBill(bytes(WECHAT_BILL));
    const days = ['2026-10-31T23:59:59', '2026-11-01T00:00:00', '2026-11-30T23:59:59', '2026-12-01T00:00:00'];
    const purchases = days.map((paidAt, index) => samplePurchase({ id: `p-${index}`, paidAt }));
    const outside = outsideBill({ covers: bill?.covers ?? null }, [], purchases);
    expect(outside.map(({ id }) => id)).toEqual(['p-0', 'p-3']);
    expect(outsideBill({ covers: null }, [], purchases)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a table of something else', 'name,phone\nA,1\n'],
    ['a page', '<html><body>交易单号</body></html>'],
    ['bytes with zeros', '交易时间,商户单号,交易单号,当前状态\n\u0000'],
  ])('is not found in %s', (_, text) => {
    expect(readBill(bytes(text))).toBeNull();
  });

  it('never fails on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (some) => void readBill(new Uint8Array(some))));
  });
});

describe('rows of a bill and purchases', () => {
  const rows = readBill(bytes(WECHAT_BILL))?.rows ?? [];
  const paid = { amount: { minor: 1000, currency: 'CNY', raw: '10' }, paidAt: '2026-11-21T11:03:00' };
  const signs = (purchase: Parameters<typeof samplePurchase>[0]) =>
    matchBill(rows, [samplePurchase(purchase)]).map(({ row, sign }) => [row.line, sign]);

  it('belong together by the number, whatever else looks alike', () => {
    expect(signs({ ...paid, orderNo: 'KS202611211102446890127' })).toEqual([[7, 'number']]);
    expect(signs({ ...paid, channelOrderNo: '4200002618202611219035571846' })).toEqual([[7, 'number']]);
    expect(signs({ ...paid, orderNo: 'X-KS202611211102446890127' })).toEqual([[7, 'part']]);
  });

  it('may belong together by amount and time, the nearest first; two that fit equally are both told', () => {
    expect(signs(paid)).toEqual([
      [7, 'minutes'],
      [8, 'minutes'],
    ]);
    expect(signs({ ...paid, paidAt: '2026-11-21T23:00:00' })).toEqual([
      [8, 'day'],
      [7, 'day'],
    ]);
    expect(signs({ ...paid, paidAt: '2026-11-19T11:03:00' })).toEqual([]);
    expect(signs({ ...paid, amount: { minor: 1000, currency: 'USD', raw: '10' } })).toEqual([]);
  });
});
