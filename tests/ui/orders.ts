import type { FieldName } from '../../lib/model/field';
import type { Stage } from '../../lib/model/stage';

/** One made-up order and the pages of it that were captured. Nobody's data: numbers and names are invented. */
export interface SeedOrder {
  platformId: string | null;
  host: string;
  shop: string;
  colour: string;
  currency: string;
  fields: Partial<Record<FieldName, string>>;
  /** Local time of the first page; one minute passes between two pages. */
  at: string;
  stages: Stage[];
  picture?: 'screenshot' | 'rendered' | 'none';
  /** Image px for one CSS px of its pictures; 1 where nothing is said. */
  pixelRatio?: number;
}

const DOUYIN = {
  platformId: 'douyin',
  host: 'www.douyin.com',
  shop: '抖音充值',
  colour: '#fe2c55',
  currency: 'CNY',
};
const KUAISHOU = {
  platformId: 'kuaishou',
  host: 'pay.ssl.kuaishou.com',
  shop: '快手充值',
  colour: '#ff5000',
  currency: 'CNY',
};
const SHOP = {
  platformId: null,
  host: 'shop.zan-sheng.example',
  shop: '点赞工坊',
  colour: '#3b6cf6',
  currency: 'CNY',
};

/** The moment at which the pictures of the documents are taken. */
export const SEED_NOW = '2026-11-21T15:10:00';

export const SEED_ORDERS: readonly SeedOrder[] = [
  {
    ...DOUYIN,
    at: '2026-11-21T14:00:12',
    stages: ['offer', 'cashier', 'paid'],
    fields: {
      orderNo: 'SP2026112114013307184236567890',
      amount: '30.00',
      channel: '支付宝',
      paidAt: '2026-11-21T14:02:03',
      product: '抖币充值-300抖币',
      units: '300 抖币',
      account: '小鹿不吃草',
      merchant: '北京微播视界科技有限公司',
    },
  },
  {
    ...KUAISHOU,
    at: '2026-11-21T11:02:21',
    stages: ['offer', 'cashier', 'paid', 'order'],
    fields: {
      orderNo: 'KS202611211102446890127',
      channelOrderNo: '4200002618202611219035571846',
      amount: '10.00',
      channel: '微信支付',
      paidAt: '2026-11-21T11:03:18',
      units: '100 快币',
      account: 'K1893026447',
    },
  },
  {
    ...SHOP,
    at: '2026-11-20T21:31:40',
    stages: ['cashier'],
    picture: 'rendered',
    fields: { amount: '15.00', channel: '微信支付', product: '点赞 1000（昇龢堃𠮷工作室）' },
  },
  {
    platformId: null,
    host: 'pay.boost-hub.example',
    shop: 'Boost Hub',
    colour: '#7c3aed',
    currency: 'USD',
    at: '2026-11-14T19:05:10',
    stages: ['cashier', 'paid'],
    fields: {
      orderNo: 'BH-88213-2026',
      amount: '4.99',
      channel: 'PayPal',
      paidAt: '2026-11-14T19:06:44',
      product: '500 views',
    },
  },
  {
    ...DOUYIN,
    at: '2026-11-08T22:47:30',
    stages: ['offer', 'cashier', 'paid', 'order'],
    fields: {
      orderNo: 'SP2026110822481507184231120094',
      amount: '648.00',
      channel: '支付宝',
      paidAt: '2026-11-08T22:49:02',
      units: '6480 抖币',
      account: '小鹿不吃草',
    },
  },
  {
    ...KUAISHOU,
    at: '2026-11-02T20:10:00',
    stages: ['offer', 'failed'],
    fields: { orderNo: 'KS202611022011015520983', amount: '98.00', channel: '微信支付', units: '980 快币' },
  },
  {
    ...DOUYIN,
    at: '2026-10-27T23:58:02',
    stages: ['cashier', 'paid'],
    fields: {
      orderNo: 'SP2026102723590107184229984412',
      amount: '98.00',
      channel: '银行卡',
      paidAt: '2026-10-27T23:59:40',
      units: '980 抖币',
    },
  },
  {
    ...SHOP,
    at: '2026-10-12T13:20:44',
    stages: ['paid', 'order'],
    picture: 'none',
    fields: { orderNo: '20261012132055177', amount: '45.00', channel: '支付宝', product: '点赞 3000' },
  },
  {
    ...DOUYIN,
    at: '2025-12-30T18:00:05',
    stages: ['offer', 'cashier', 'paid', 'order', 'claim', 'refund'],
    fields: {
      orderNo: 'SP2025123018004407184225510086',
      amount: '128.00',
      channel: '支付宝',
      paidAt: '2025-12-30T18:01:52',
      units: '1280 抖币',
      account: '小鹿不吃草',
    },
  },
];
