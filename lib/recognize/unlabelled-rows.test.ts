// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { visibilityByStyle } from './layout';
import type { LabelledValues } from './labelled-values';
import { readLines } from './page-lines';
import { unlabelledRows } from './unlabelled-rows';

function rowsOf(html: string): Record<string, string>[] {
  document.body.innerHTML = html;
  const page = readLines(document, visibilityByStyle());
  const labelled = { taken: new Set() } as unknown as LabelledValues;
  return unlabelledRows(page, labelled, { language: 'zh' }).map((row) =>
    Object.fromEntries(
      row.map(({ name, value, money }) => [name, money === undefined ? value : `${money.minor}`]),
    ),
  );
}
const row = (price: string, day: string, more = ''): string =>
  `<li class="row"><p>60 钻石</p><p>${day}</p><p>${price}</p>${more}</li>`;
const list = (...rows: string[]): string => `<ul>${rows.join('')}</ul>`;

it('reads rows that are made alike, each with a price and a day', () => {
  expect(rowsOf(list(row('￥6.00', '2026-11-20'), row('￥98.00', '2026-11-02')))).toEqual([
    { amount: '600' },
    { amount: '9800' },
  ]);
});

it('knows a number that stands alone in its row, and takes none of two', () => {
  const one = '<p>DD2026112000017</p>';
  const two = `${one}<p>4200002811202611</p>`;
  expect(rowsOf(list(row('￥6.00', '2026-11-20', one), row('￥9.00', '2026-11-02', two)))).toEqual([
    { amount: '600', orderNo: 'DD2026112000017' },
    { amount: '900' },
  ]);
});

it.each([
  ['one row', list(row('￥6.00', '2026-11-20'))],
  ['rows without a day', list(row('￥6.00', '推荐'), row('￥9.00', '热卖'))],
  ['rows of which one has no day', list(row('￥6.00', '2026-11-20'), row('￥9.00', '热卖'))],
  ['prices in things made differently', `<div>${row('￥6.00', '2026-11-20')}<p>2026-11-02 ￥9.00</p></div>`],
  ['rows without a currency', list(row('6.00', '2026-11-20'), row('9.00', '2026-11-02'))],
  ['a ledger without end', list(...Array.from({ length: 101 }, () => row('￥6.00', '2026-11-20')))],
])('makes no list of %s', (_what, html) => {
  expect(rowsOf(html)).toEqual([]);
});
