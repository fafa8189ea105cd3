import { trackProgress } from '../model/track-progress';
import { both } from './both';
import type { PurchaseEvidence } from './evidence';
import { csvCell } from './orders-csv';

/**
 * `data/progress.csv`: one row a number of a delivery that a capture shows, in the form of `orders.csv`. Null where no
 * capture of any purchase shows one.
 */
export function progressCsv(purchases: readonly PurchaseEvidence[]): string | null {
  const rows = purchases.flatMap(({ purchase, evidence }) => {
    const progress = trackProgress(evidence.map(({ body }) => body));
    if (progress === null) return [];
    const { promised, basis, points } = progress;
    return points.map(({ captureId, at, delivered, quote }) => [
      purchase.orderNo ?? '',
      new Date(at).toISOString().slice(0, 19).replace('T', ' '),
      promised === null ? '' : String(promised.value),
      String(delivered),
      both(`progress.basis.${basis}`).zh,
      both(`progress.basis.${basis}`).en,
      quote,
      captureId,
    ]);
  });
  if (rows.length === 0) return null;
  return `\uFEFF${[HEAD, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

const HEAD = [
  '订单号 Order number',
  '时间 Time (UTC)',
  '承诺数量 Promised',
  '已交付 Delivered',
  '如何得出',
  'Basis',
  '页面原文 Page’s own words',
  '留证编号 Capture',
];
