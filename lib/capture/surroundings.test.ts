import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClauses } from './find-clauses';
import { findMerchant, isCreditCode } from './find-merchant';

describe('isCreditCode', () => {
  // The standard's own example, and two that stand on public registers.
  it.each(['91350100M000100Y43', '91330100799655058B', '9144030071526726XG'])('takes %s', (code) => {
    expect(isCreditCode(code)).toBe(true);
  });

  it('refuses any code with one letter changed', () => {
    const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...letters), (at, letter) => {
        const code = '91350100M000100Y43';
        fc.pre(code[at] !== letter);
        expect(isCreditCode(code.slice(0, at) + letter + code.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('findMerchant', () => {
  it('reads a footer', () => {
    const footer = [
      '充值成功',
      '版权所有 北京示例科技有限公司 © 2026',
      '统一社会信用代码：91350100M000100Y43',
      '京ICP备12025439号-3 京公网安备 11010802020088号',
    ].join('\n');
    expect(findMerchant(footer)).toEqual({
      companies: [{ value: '北京示例科技有限公司', quote: '版权所有 北京示例科技有限公司 © 2026' }],
      creditCodes: [
        { value: '91350100M000100Y43', quote: '统一社会信用代码：91350100M000100Y43', isValid: true },
      ],
      registrations: [
        { value: '京ICP备12025439号-3', quote: '京ICP备12025439号-3 京公网安备 11010802020088号' },
        { value: '京公网安备 11010802020088号', quote: '京ICP备12025439号-3 京公网安备 11010802020088号' },
      ],
    });
  });

  it('reads a licence', () => {
    const { registrations } = findMerchant('增值电信业务经营许可证 粤B2-20090059');
    expect(registrations.map(({ value }) => value)).toEqual(['粤B2-20090059']);
  });

  it.each([
    ['收款方：上海示例网络科技有限公司', '上海示例网络科技有限公司'],
    ['本服务由 深圳示例信息技术股份有限公司 运营，运营主体见执照', '深圳示例信息技术股份有限公司'],
    ['Copyright © 2026 Example Games Limited', 'Example Games Limited'],
  ])('knows who is meant in %s', (line, name) => {
    expect(findMerchant(line).companies.map(({ value }) => value)).toEqual([name]);
  });

  it('says of a code whose check digit does not fit that it does not', () => {
    const [code] = findMerchant('统一社会信用代码 91350100M000100Y44').creditCodes;
    expect(code).toMatchObject({ isValid: false });
  });

  it.each([
    '订单号 913501000000100043',
    '我在广州某某有限公司上班',
    'SP2026112110241207184236905512',
    '支付方式：支付宝',
    '下单 20261121',
  ])('finds nobody in %s', (line) => {
    expect(findMerchant(line)).toEqual({ companies: [], creditCodes: [], registrations: [] });
  });
});

describe('findClauses', () => {
  it.each([
    ['nonRefundable', '抖币一经充值成功，不予退还。'],
    ['nonRefundable', '虚拟商品一经售出概不退换'],
    ['nonRefundable', 'All purchases are final and non-refundable.'],
    ['lapse', '账户注销后，剩余快币将清零。'],
    ['finalSay', '本活动最终解释权归平台所有'],
    ['minors', '未成年人应在监护人陪同下充值。'],
  ])('quotes what is %s: %s', (kind, sentence) => {
    const text = `充值须知\n欢迎充值。${sentence}\n请确认后支付`;
    expect(findClauses(text)).toContainEqual({ kind, quote: sentence });
  });

  it.each(['退款将在 3 个工作日内原路退回', '支持七天无理由退款', '余额：300 币'])(
    'quotes nothing of %s',
    (sentence) => expect(findClauses(sentence)).toEqual([]),
  );
});
