import { expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import type { Language } from '../model/language';
import { noticeText } from '../text/notice';
import { noticeFor } from './notice-texts';

const money = { minor: 123_456, currency: 'CNY', raw: '￥1234.56' };

it.each([
  ['zh-CN', '￥1,234.56', '￥30.00'],
  ['zh-TW', '￥1,234.56', '￥30.00'],
  ['en', '￥1,234.56', '￥30.00'],
  ['fr', '1\u202F234,56\u00A0CN¥', '30,00\u00A0CN¥'],
] as [Language, string, string][])(
  'writes amounts as readers of %s do, in what was read and in what it warns of',
  async (language, amount, usual) => {
    const capture = sampleCapture({ fields: [{ ...sampleField('amount', '1234.56'), money }] });
    const notice = noticeFor(
      capture,
      { text: await noticeText.load(language), language, corner: 'bottom-right' },
      [{ kind: 'tenfold', times: 41, usual: { minor: 3000, currency: 'CNY', raw: '30' } }],
    );
    expect(notice?.details).toContain(amount);
    expect(notice?.warning).toContain(usual);
  },
);
