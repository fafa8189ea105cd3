import { describe, expect, it } from 'vitest';
import recordEn from '../record/en.json';
import recordZhCN from '../record/zh-CN.json';
import packetEn from './en.json';
import packetZhCN from './zh-CN.json';

const zhCN = { ...recordZhCN, ...packetZhCN };
const en = { ...recordEn, ...packetEn };

const languages: [string, Record<string, string>][] = [
  ['zh-CN', zhCN],
  ['en', en],
];

describe('texts of the packet', () => {
  it('say the same things in both languages, with the same values', () => {
    const slots = (texts: Record<string, string>) =>
      Object.entries(texts).map(([key, text]) => [key, [...new Set(text.match(/\{\w+\}/g))].sort()]);
    // A sentence's values may stand in one language only where it repeats the other's.
    const named = ['report.pageTime'];
    const comparable = (texts: Record<string, string>) =>
      slots(texts).filter(([key]) => !named.includes(String(key)));
    expect(comparable(en)).toEqual(comparable(zhCN));
  });

  it.each(languages)('promise nothing that the packet cannot keep (%s)', (_language, texts) => {
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(
        /tamper-?proof|不可篡改|防篡改|legally valid|court-approved|具有法律效力|保证退款|guarantee/i,
      );
    }
  });

  it('never call a re-rendered picture a screenshot', () => {
    expect(zhCN['method.rendered']).toContain('非截图');
    expect(en['method.rendered']).toContain('not a screenshot');
  });
});
