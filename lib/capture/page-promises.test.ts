import { describe, expect, it } from 'vitest';
import { findBalances } from './find-balances';
import { findPromises } from './find-promises';
import { findSteps } from './find-steps';

describe('findBalances', () => {
  it.each([
    ['抖币余额 38', '38', '抖币'],
    ['余额：300 快币', '300', '快币'],
    ['账户余额\n￥1,280.50', '1280.50', '￥'],
    ['当前抖币：1,200', '1200', '抖币'],
    ['余额（钻石）：56', '56', '钻石'],
    ['Balance: 1,200 coins', '1200', 'coins'],
  ])('reads %s', (text, value, unit) => {
    expect(findBalances(`充值\n${text}\n去支付`)).toMatchObject([{ value, unit }]);
  });

  it.each(['余额支付', '余额不足', '余额变动 3%', '订单余额说明', '使用余额 抵扣'])(
    'reads nothing of %s',
    (text) => expect(findBalances(text)).toEqual([]),
  );
});

describe('findPromises', () => {
  it.each([
    ['quantity', '充 100 送 20'],
    ['quantity', '1000 点赞'],
    ['quantity', '1 元 = 10 抖币'],
    ['arrival', '支付成功后即时到账'],
    ['arrival', '下单后 24 小时内完成'],
    ['arrival', 'Credited within 5 minutes'],
    ['refund', '未到账全额退款'],
    ['refund', '支持七天无理由退款'],
    ['refund', 'Money-back within 30 days'],
  ])('quotes what is promised of %s: %s', (kind, sentence) => {
    expect(findPromises(`充值中心\n${sentence}\n立即支付`)).toContainEqual({ kind, quote: sentence });
  });

  it.each(['不支持退款', '虚拟商品不予退款', '一经充值不可退还', '退款说明', 'No refunds', 'no full refund'])(
    'takes no refusal for a promise: %s',
    (sentence) => expect(findPromises(sentence).filter(({ kind }) => kind === 'refund')).toEqual([]),
  );
});

describe('findSteps', () => {
  it('tells a question in a dialog from a notice on the page', () => {
    const dialog = '请确认您已年满 18 周岁';
    expect(findSteps(`充值\n未成年人请勿充值\n${dialog}`, [dialog])).toEqual([
      { kind: 'age', quote: dialog, isInDialog: true },
      { kind: 'minors', quote: '未成年人请勿充值', isInDialog: false },
    ]);
  });

  it('takes a confirmation for a step only in a dialog: every pay button confirms', () => {
    expect(findSteps('确认支付', [])).toEqual([]);
    expect(findSteps('', ['确认充值信息'])).toMatchObject([{ kind: 'confirmation', isInDialog: true }]);
  });

  it.each(['实名认证', '请输入身份证号完成身份验证'])('knows a real-name step: %s', (text) => {
    expect(findSteps(text, [])).toMatchObject([{ kind: 'realName' }]);
  });

  it('finds none where there is none', () => {
    expect(findSteps('抖币充值\n￥30.00\n去支付', ['网络异常，请重试'])).toEqual([]);
  });
});
