import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../tests/samples/any-character';
import type { Purchase } from '../model/purchase';
import { csvCell, ordersCsv } from './orders-csv';

const purchase: Purchase = {
  id: 'p1',
  platformId: 'douyin',
  host: 'www.douyin.com',
  orderNo: '2026112122001456781234567890',
  channelOrderNo: null,
  amount: { minor: 3000, currency: 'CNY', raw: '￥30.00' },
  channel: '支付宝',
  account: '=HYPERLINK("https://evil.example","x")',
  product: '300 抖币, "限时"\n第二行',
  units: null,
  merchant: null,
  paidAt: '2026-11-21T14:02:33',
  firstAt: Date.UTC(2026, 10, 21, 6, 1, 31),
  lastAt: Date.UTC(2026, 10, 21, 6, 2, 33),
  stages: ['cashier', 'paid'],
  captureIds: ['c1', 'c2'],
  missing: ['paidAt'],
};
const names = { douyin: { 'zh-CN': '抖音', en: 'Douyin' } };

/** What any CSV reader makes of it. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  for (const line of csv
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .slice(0, -1)) {
    rows.push(
      [...line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    );
  }
  return rows;
}

describe('orders.csv', () => {
  it('has a BOM, a head in both languages and one row an order', () => {
    const csv = ordersCsv([purchase, { ...purchase, id: 'p2' }], names);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const [head, ...rows] = parse(csv);
    expect(head).toContain('订单号 Order no.');
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => row.length === head?.length)).toBe(true);
  });

  it('keeps amount and currency apart and says what is missing', () => {
    const [head = [], row = []] = parse(ordersCsv([purchase], names));
    const cell = (name: string) => row[head.findIndex((title) => title.startsWith(name))];
    expect(cell('金额')).toBe('30.00');
    expect(cell('币种')).toBe('CNY');
    expect(cell('缺少')).toBe('支付时间 Paid at');
    expect(cell('支付时间')).toBe('2026-11-21 14:02:33');
    expect(cell('首次留证')).toBe('2026-11-21 06:01:31');
  });

  it('leaves unknown values empty', () => {
    const [head = [], row = []] = parse(ordersCsv([{ ...purchase, orderNo: null, amount: null }], names));
    expect(row[head.indexOf('订单号 Order no.')]).toBe('');
    expect(row[head.indexOf('金额 Amount')]).toBe('');
  });
});

describe('csvCell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠x', '\u0000=1'])(
    'disarms %j',
    (text) => expect(csvCell(text)).toMatch(/^"'/),
  );

  it('disarms what another locale would take for a cell of its own', () => {
    expect(csvCell('a;=1')).toBe(`"a;'=1"`);
  });

  it.each(['2026112122001456781234567890', '000123', '1234E56789', '123456789012'])(
    'keeps every digit of %s in a spreadsheet',
    (text) => expect(csvCell(text)).toBe(`"${text}\t"`),
  );

  it.each(['30.00', '12', '0', 'FB-20261121-8842'])('leaves %s alone', (text) => {
    expect(csvCell(text)).toBe(`"${text}"`);
  });

  it('is always one quoted cell on one line that begins no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const cell = csvCell(text);
        expect(cell).toMatch(/^"(?:[^"]|"")*"$/);
        expect(cell.slice(1, -1)).not.toMatch(/^[\s=+\-@＝＋－＠]|[\r\n]/);
      }),
    );
  });
});
