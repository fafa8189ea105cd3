import { expect, test } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { reviewClaim } from '../../lib/flow/review-claim';
import { claimText } from '../../lib/text/claim';
import { toDoText } from './to-do-text';

test('what is missing, by when, and where to, in the language of the person', async () => {
  const claim = sampleClaim({ reason: 'wrong_amount', recipient: 'heimao', atHand: ['bill_row'] });
  const subject = {
    purchases: [samplePurchase({ paidAt: '2026-11-20T10:00:00', orderNo: 'A1' })],
    captures: [sampleCapture({ stage: 'order', fields: [sampleField('orderNo', 'A1')] })],
  };
  const review = reviewClaim(claim, subject, { now: Date.parse('2026-11-21T12:00:00Z'), platforms: [] });
  const chinese = toDoText(claim, review, await claimText.load('zh-CN'), 'zh-CN');
  expect(chinese).toContain('证据包里没有这份清单');
  expect(chinese).toMatch(/^\[x\] 平台订单号/m);
  expect(chinese).toMatch(/^\[ \] 付款后的余额.*\n {4}.*打开钱包页/m);
  expect(chinese).toMatch(/^2027年2月18日 {2}/m);
  expect(chinese).toContain('https://tousu.sina.com.cn/');
  const english = toDoText(claim, review, await claimText.load('en'), 'en');
  expect(english).toMatch(/^\[x\] Order number/m);
  expect(english).toMatch(/^Feb 18, 2027 {2}/m);
  expect(english).not.toMatch(/[\u4e00-\u9fff]/);
});
