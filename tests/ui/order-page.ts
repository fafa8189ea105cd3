import type { FieldName } from '../../lib/model/field';
import type { Stage } from '../../lib/model/stage';
import type { SeedOrder } from './orders';

const TITLES: Partial<Record<Stage, string>> = {
  offer: '选择充值金额',
  cashier: '收银台',
  paid: '支付成功',
  failed: '支付失败',
  order: '订单详情',
  claim: '申请退款',
  refund: '退款结果',
};

export const LABELS: Record<FieldName, string> = {
  orderNo: '订单号',
  channelOrderNo: '交易单号',
  amount: '订单金额',
  channel: '支付方式',
  paidAt: '支付时间',
  orderedAt: '下单时间',
  product: '商品',
  units: '充值数量',
  account: '充值账号',
  merchant: '收款方',
};

/** What a page of each stage shows of an order. */
const SHOWN: Partial<Record<Stage, readonly FieldName[]>> = {
  offer: ['account', 'units'],
  cashier: ['product', 'merchant', 'orderNo', 'channel', 'units'],
};

export function titleOf(stage: Stage): string {
  return TITLES[stage] ?? '页面';
}

export function fieldsOf(order: SeedOrder, stage: Stage): FieldName[] {
  const shown = SHOWN[stage] ?? (Object.keys(LABELS) as FieldName[]);
  return ['amount' as const, ...shown.filter((name) => name !== 'amount')].filter(
    (name) => order.fields[name] !== undefined,
  );
}

/** A page as the order's site might show it; each value is marked, so that its place can be measured. */
export function orderPage(order: SeedOrder, stage: Stage): string {
  const rows = fieldsOf(order, stage)
    .filter((name) => name !== 'amount')
    .map(
      (name) =>
        `<dt>${LABELS[name]}</dt><dd><span data-field="${name}">${shownValue(order, name)}</span></dd>`,
    );
  const isPaid = stage === 'paid' || stage === 'order' || stage === 'refund';
  const mark = isPaid ? '<p class="mark">✓</p>' : '';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${titleOf(stage)}</title><style>
    * { box-sizing: border-box; margin: 0 }
    body { font: 16px/1.7 "Noto Sans CJK SC", sans-serif; color: #1c1f26; background: #f1f3f6 }
    header { background: #fff; border-bottom: 1px solid #e6e8ee; padding: 18px 60px; font-weight: 700; font-size: 20px; color: ${order.colour} }
    header small { color: #80858f; font-weight: 400; margin-left: 14px; font-size: 15px }
    main { width: 760px; margin: 36px auto; padding: 36px 56px 44px; background: #fff; border-radius: 14px; box-shadow: 0 2px 14px #0001 }
    h1 { text-align: center; font-size: 22px; font-weight: 600 }
    .mark { width: 58px; height: 58px; margin: 0 auto 10px; border-radius: 50%; background: #12b76a; color: #fff; font-size: 32px; line-height: 58px; text-align: center }
    .amount { text-align: center; font-size: 42px; font-weight: 700; padding: 6px 0 20px; border-bottom: 1px dashed #dfe2e8 }
    dl { display: grid; grid-template-columns: 130px 1fr; gap: 10px 0; padding: 26px 0 30px }
    dt { color: #80858f }
    button { display: block; width: 100%; border: 0; border-radius: 26px; padding: 14px; font: inherit; font-weight: 600; color: #fff; background: ${order.colour} }
  </style><header>${order.shop}<small>${titleOf(stage)}</small></header><main>${mark}<h1>${titleOf(stage)}</h1>
  <p class="amount"><span data-field="amount">${shownValue(order, 'amount')}</span></p><dl>${rows.join('')}</dl>
  <button>${isPaid ? '完成' : '确认'}</button></main></html>`;
}

/** As the page writes it. */
export function shownValue(order: SeedOrder, name: FieldName): string {
  if (name === 'amount') return `${order.currency === 'USD' ? 'US$' : '￥'}${order.fields.amount ?? ''}`;
  return (order.fields[name] ?? '').replace('T', ' ');
}
