import { decimalAmount, formatMoney, type Money } from '../model/money';
import type { PaymentPattern } from '../model/payment-pattern';
import type { Purchase } from '../model/purchase';
import { both, same, sideBySide, type Both } from './both';
import { claimWords } from './claim-words';
import { csvCell } from './orders-csv';
import { platformName, type PlatformNames } from './platform-name';
import type { ReportTable } from './report';

/** What a guardian is asked for first: every payment in one table, sums for each channel, and at what hours they fell. */
export function paymentTable(
  purchases: readonly Purchase[],
  pattern: PaymentPattern,
  names: PlatformNames,
): ReportTable {
  const { timed, untimed, atNight, night } = pattern;
  return {
    title: claimWords('payments'),
    heads: HEADS,
    widths: [7, 5, 4.5, 4.5, 9],
    rows: purchases.map((purchase) => rowOf(purchase, names)),
    notes: [
      ...channelSums(purchases).map(({ channel, count, sums }) => ({
        zh: `${claimWords('payments.by', { channel: channel ?? claimWords('payments.unknown').zh, count }).zh}：${sums}`,
        en: `${claimWords('payments.by', { channel: channel ?? claimWords('payments.unknown').en, count }).en}: ${sums}`,
      })),
      ...(timed === 0
        ? []
        : [
            claimWords('payments.hours.summary', {
              count: timed,
              night: atNight,
              from: night.from,
              to: night.to,
            }),
          ]),
      ...(untimed === 0 ? [] : [claimWords('payments.hours.untimed', { count: untimed })]),
    ],
  };
}

/** `data/payments.csv`: the same table, then a line for each channel. */
export function paymentsCsv(purchases: readonly Purchase[], names: PlatformNames): string {
  const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;
  const rows = purchases.map((purchase) =>
    rowOf(purchase, names).map((cell, index) =>
      index === 2 ? (purchase.amount === null ? '' : decimalAmount(purchase.amount)) : sideBySide(cell),
    ),
  );
  const sums = channelSums(purchases).map(({ channel, count, sums: amount }) => [
    sideBySide(claimWords('payments.by', { channel: channel ?? '—', count })),
    '',
    amount,
    channel ?? '',
    '',
  ]);
  return `\uFEFF${[HEADS.map(sideBySide), ...rows, ...sums].map(line).join('')}`;
}

const HEADS: Both[] = [
  both('field.paidAt'),
  claimWords('payments.site'),
  both('field.amount'),
  both('field.channel'),
  both('field.orderNo'),
];

function rowOf(purchase: Purchase, names: PlatformNames): Both[] {
  const { paidAt, amount, channel, orderNo } = purchase;
  const known = (text: string | null) => (text === null ? both('report.none') : same(text));
  return [
    known(paidAt && paidAt.replace('T', ' ')),
    platformName(purchase, names),
    known(amount && formatMoney(amount)),
    known(channel),
    known(orderNo),
  ];
}

/** Sums within one channel and one currency. */
function channelSums(
  purchases: readonly Purchase[],
): { channel: string | null; count: number; sums: string }[] {
  return [...new Set(purchases.map(({ channel }) => channel))].map((channel) => {
    const own = purchases.filter((purchase) => purchase.channel === channel);
    const amounts = own.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    return { channel, count: own.length, sums: sumsOf(amounts) };
  });
}

function sumsOf(amounts: readonly Money[]): string {
  return [...new Set(amounts.map(({ currency }) => currency))]
    .map((currency) => {
      const own = amounts.filter((amount) => amount.currency === currency);
      return formatMoney({ minor: own.reduce((sum, { minor }) => sum + minor, 0), currency });
    })
    .join(' + ');
}
