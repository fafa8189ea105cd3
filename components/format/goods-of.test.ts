import { describe, expect, it } from 'vitest';
import { goodsOf } from './goods-of';

describe('goodsOf', () => {
  it.each([
    ['300 抖币', '抖币充值-300抖币', '300 抖币'],
    ['1', '点赞 1000', '点赞 1000'],
    ['1,000', '点赞', '点赞'],
    [null, '月卡', '月卡'],
    ['2', null, '2'],
    [null, null, null],
  ])('%s of %s: %s', (units, product, goods) => {
    expect(goodsOf({ units, product })).toBe(goods);
  });
});
