import type { Browser } from 'puppeteer-core';
import type { Field, FieldName } from '../../lib/model/field';
import type { Money } from '../../lib/model/money';
import type { Stage } from '../../lib/model/stage';
import type { SampleCapture, SamplePurchase } from './sample-source';
import { sampleField } from '../samples/sample-capture';

/** A page to draw: rows of label and value; a value with a field name is what a recogniser would read there. */
interface SamplePage {
  id: string;
  stage: Stage;
  utc: string;
  url: string;
  title: string;
  method?: SampleCapture['method'];
  reason?: string;
  color: string;
  rows: [label: string, value: string, field?: FieldName][];
  missing?: SampleCapture['missing'];
}

type Told = Omit<SamplePurchase, 'captures'> & { pages: SamplePage[] };

const yuan = (minor: number, raw: string): Money => ({ minor, currency: 'CNY', raw });
const NAME = '喆堃昇龢𠮷';

export const SAMPLE_PAGES: Told[] = [
  {
    id: 'p1',
    platformId: 'douyin',
    host: 'www.douyin.com',
    orderNo: '2026112122001456781234567890',
    channelOrderNo: '2026112122001400001234567890',
    amount: yuan(3000, '￥30.00'),
    channel: '支付宝',
    account: NAME,
    product: '300 抖币',
    units: null,
    merchant: '北京微播视界科技有限公司',
    paidAt: '2026-11-21T14:02:33',
    missing: [],
    pages: [
      {
        id: 'cap-20261121-060131-a1b2',
        stage: 'offer',
        utc: '2026-11-21T06:01:31.402Z',
        url: 'https://www.douyin.com/pay?enter_from=web_live',
        title: '抖音充值',
        color: '#fe2c55',
        rows: [
          ['充值账号', NAME, 'account'],
          ['充值数量', '300 抖币', 'product'],
          ['应付金额', '￥30.00', 'amount'],
        ],
      },
      {
        id: 'cap-20261121-060158-c3d4',
        stage: 'cashier',
        utc: '2026-11-21T06:01:58.117Z',
        url: 'https://tp-pay.snssdk.com/cashdesk?trade_no=2026112122001456781234567890&return_url=https%3A%2F%2Fwww.douyin.com%2Fpay',
        title: '抖音支付收银台',
        color: '#fe2c55',
        rows: [
          ['订单号', '2026112122001456781234567890', 'orderNo'],
          ['商品', '300 抖币', 'product'],
          ['支付金额', '￥30.00', 'amount'],
          ['支付方式', '支付宝', 'channel'],
          ['收款方', '北京微播视界科技有限公司', 'merchant'],
        ],
      },
      {
        id: 'cap-20261121-060233-e5f6',
        stage: 'paid',
        utc: '2026-11-21T06:02:33.890Z',
        url: 'https://www.douyin.com/pay/result?payment_status=succeed',
        title: '支付成功 - 抖音充值',
        color: '#fe2c55',
        rows: [
          ['支付结果', '支付成功'],
          ['订单号', '2026112122001456781234567890', 'orderNo'],
          ['支付宝交易号', '2026112122001400001234567890', 'channelOrderNo'],
          ['支付金额', '￥30.00', 'amount'],
          ['支付方式', '支付宝', 'channel'],
          ['支付时间', '2026-11-21 14:02:33', 'paidAt'],
        ],
      },
    ],
  },
  {
    id: 'p2',
    platformId: 'kuaishou',
    host: 'www.kuaishou.com',
    orderNo: '1203948857120039',
    channelOrderNo: null,
    amount: yuan(1000, '10元'),
    channel: '微信支付',
    account: '大龙猫🐱é',
    product: '100 快币',
    units: null,
    merchant: null,
    paidAt: null,
    missing: ['paidAt'],
    pages: [
      {
        id: 'cap-20261121-073010-0a1b',
        stage: 'cashier',
        utc: '2026-11-21T07:30:10.034Z',
        url: 'https://pay.kuaishou.com/cashier/web?order=1203948857120039',
        title: '快手收银台',
        color: '#ff4906',
        rows: [
          ['商品名称', '100 快币', 'product'],
          ['订单编号', '1203948857120039', 'orderNo'],
          ['金额', '10元', 'amount'],
          ['支付方式', '微信支付', 'channel'],
        ],
        missing: ['paidAt'],
      },
      {
        id: 'cap-20261121-073052-2c3d',
        stage: 'balance',
        utc: '2026-11-21T07:30:52.771Z',
        url: 'https://www.kuaishou.com/recharge/balance',
        title: '我的快币',
        method: 'rendered',
        reason: 'no permission for screenshots',
        color: '#ff4906',
        rows: [
          ['账号', '大龙猫🐱é', 'account'],
          ['快币余额', '100'],
        ],
      },
    ],
  },
  {
    id: 'p3',
    platformId: null,
    host: 'fastboost.example',
    orderNo: 'FB-20261121-8842',
    channelOrderNo: null,
    amount: yuan(1545, '¥15.45'),
    channel: '支付宝',
    account: null,
    product: '直播间人气 1000（24 小时内）',
    units: null,
    merchant: 'FastBoost 小店',
    paidAt: '2026-11-21T16:45:09',
    missing: [],
    pages: [
      {
        id: 'cap-20261121-084509-4e5f',
        stage: 'paid',
        utc: '2026-11-21T08:45:09.560Z',
        url: 'https://fastboost.example/order/FB-20261121-8842?status=paid',
        title: '付款成功 | FastBoost 小店',
        color: '#3558d4',
        rows: [
          ['订单', 'FB-20261121-8842', 'orderNo'],
          ['服务', '直播间人气 1000（24 小时内）', 'product'],
          ['实付', '¥15.45', 'amount'],
          ['支付', '支付宝', 'channel'],
          ['时间', '2026-11-21 16:45:09', 'paidAt'],
          ['商家', 'FastBoost 小店', 'merchant'],
        ],
      },
      {
        id: 'cap-20261121-093300-6a7b',
        stage: 'progress',
        utc: '2026-11-21T09:33:00.250Z',
        url: 'https://fastboost.example/order/FB-20261121-8842',
        title: '订单进度 | FastBoost 小店',
        method: 'none',
        reason: 'the page moved while its picture was taken',
        color: '#3558d4',
        rows: [['订单', 'FB-20261121-8842', 'orderNo']],
      },
    ],
  },
];

/** Draws the pages, photographs them, and notes where each value stands in the picture. */
export async function samplePurchases(browser: Browser): Promise<SamplePurchase[]> {
  const purchases: SamplePurchase[] = [];
  for (const { pages, ...purchase } of SAMPLE_PAGES) {
    const captures: SampleCapture[] = [];
    for (const page of pages) captures.push(await photograph(browser, page, purchase.amount));
    purchases.push({ ...purchase, captures });
  }
  return purchases;
}

async function photograph(
  browser: Browser,
  sample: SamplePage,
  amount: Money | null,
): Promise<SampleCapture> {
  const { id, stage, utc, url, title, rows, method = 'screenshot', reason, missing } = sample;
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 760 });
  await page.setContent(pageHtml(sample));
  const boxes = await page.$$eval('dd', (values) =>
    values.map((value) => value.firstElementChild?.getBoundingClientRect().toJSON() as DOMRect),
  );
  const png = new Uint8Array(await page.screenshot());
  await page.close();
  const fields = rows.flatMap(([label, raw, name], index): Field[] => {
    if (name === undefined) return [];
    const { x, y, width, height } = boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    const box =
      method === 'none'
        ? null
        : {
            x: Math.round(x) - 4,
            y: Math.round(y) - 2,
            width: Math.round(width) + 8,
            height: Math.round(height) + 4,
          };
    const more = {
      label,
      box,
      ...(name === 'amount' && amount !== null ? { money: { ...amount, raw } } : {}),
    };
    const value =
      name === 'paidAt' ? raw.replace(' ', 'T') : name === 'amount' ? raw.replace(/[^\d.]/g, '') : raw;
    return [{ ...sampleField(name, value, more), raw }];
  });
  return {
    id,
    stage,
    utc,
    url,
    title,
    method,
    missing: missing ?? [],
    ...(reason === undefined ? {} : { reason }),
    fields,
    picture: method === 'none' ? null : { png, width: 1280, height: 760 },
  };
}

function pageHtml({ title, color, rows }: SamplePage): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; font: 17px/1.6 "Noto Sans CJK SC", sans-serif; color: #222; background: #f4f5f7; }
    header { padding: 18px 90px; background: ${color}; color: #fff; font-size: 21px; font-weight: 700; }
    nav { padding: 10px 90px; background: #fff; color: #667; font-size: 14px; word-spacing: 24px; }
    main { margin: 28px 90px; padding: 28px 44px; background: #fff; border-radius: 12px; }
    h1 { margin: 0 0 20px; font-size: 25px; }
    dl { display: grid; grid-template-columns: 170px 1fr; gap: 14px 0; margin: 0; }
    dt { color: #778; } dd { margin: 0; font-weight: 600; }
    button { margin-top: 26px; padding: 12px 70px; border: 0; border-radius: 24px; background: ${color}; color: #fff; font: inherit; }
    p { color: #889; font-size: 14px; }
  </style><header>${title}</header><nav>首页 充值 订单 客服 帮助中心</nav><main><h1>${title}</h1>
  <dl>${rows.map(([label, value]) => `<dt>${label}</dt><dd><span>${value}</span></dd>`).join('')}</dl>
  <button>完成</button><p>虚拟商品一经充值不支持退换。未成年人请在监护人陪同下使用。</p></main>`;
}
