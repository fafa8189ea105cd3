import { describe, expect, it } from 'vitest';
import { findCounts } from './find-counts';

const counts = (text: string) => Object.fromEntries(findCounts(text).map(({ kind, value }) => [kind, value]));

describe('findCounts', () => {
  it.each([
    [
      '下单数量：1000\n初始数量：120\n已完成：600\n剩余数量：400',
      { ordered: '1000', start: '120', delivered: '600', remaining: '400' },
    ],
    ['下单数量\n1,000\n当前点赞数\n720', { ordered: '1000', current: '720' }],
    ['进度 600 / 1000', { delivered: '600', ordered: '1000' }],
    ['完成情况（次）：0/500', { delivered: '0', ordered: '500' }],
    ['Start count: 58\nQuantity: 1000\nRemains: 400', { start: '58', ordered: '1000', remaining: '400' }],
    ['获赞数 1,234,567', { current: '1234567' }],
  ])('reads %j', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });

  it.each([
    '已完成 2026-11-21 10:25',
    '完成 60%',
    '下单数量：1.5 万',
    '订单号 20261121001',
    '您有 3 个订单',
    'unlikes 5',
    '剩余：还有 5 分钟',
  ])('takes %j for no count', (text) => {
    expect(counts(text)).toEqual({});
  });

  it('quotes the line, and takes each kind where it stands first', () => {
    expect(findCounts('已完成：600\n已完成：3 单')).toEqual([
      { kind: 'delivered', value: '600', quote: '已完成：600' },
    ]);
  });
});
