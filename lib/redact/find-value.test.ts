import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK } from '../model/redaction';
import { holdsValue, isMaskable, maskText, maskUrl, readingsOf } from './find-value';

describe('a value in a text', () => {
  it.each([
    ['13800138000', '手机 13800138000 已绑定'],
    ['13800138000', '手机 138-0013-8000'],
    ['13800138000', '手机 138 0013 8000'],
    ['138 0013 8000', '手机１３８００１３８０００'],
    ['138****8000', '账号 138 **** 8000'],
    ['13800138000', 'uid2213800138000x'],
    ['Zhang.San@Example.com', '发到 zhang.san@example.COM'],
    ['张三', '收款人：张 三'],
    ['8888', '尾号8888）'],
    ['8888', '(8888)'],
  ])('%s is found in “%s”', (value, text) => {
    expect(holdsValue(text, value)).toBe(true);
    const masked = maskText(text, [value]);
    expect(masked).toContain(MASK);
    expect(holdsValue(masked, value)).toBe(false);
  });

  it.each([
    ['8888', '订单 20268888001'],
    ['8888', 'a8888b'],
    ['2026', '2026-11-21 14:02'],
    ['3000', '￥3000.00'],
    ['8888', '88 88'],
    ['张三', '张 先生，三月'],
    ['13800138000', '1380013800 与 0'.replace('与', '到第几个字符之后'.repeat(2))],
  ])('%s is not found in “%s”', (value, text) => expect(holdsValue(text, value)).toBe(false));

  it('is too short to be looked for below four characters, or two Chinese ones', () => {
    expect(['123', 'ab', '张', '--', ''].map(isMaskable)).toEqual([false, false, false, false, false]);
    expect(['1234', '张三', 'abcd'].map(isMaskable)).toEqual([true, true, true]);
  });

  it('is masked in addresses, also where it is percent-encoded', () => {
    expect(maskUrl('https://pay.example/a?phone=13800138000&x=1', ['13800138000'])).toBe(
      `https://pay.example/a?phone=${MASK}&x=1`,
    );
    expect(maskUrl('https://pay.example/a?name=%E5%BC%A0%E4%B8%89', ['张三'])).toBe(
      `https://pay.example/${MASK}`,
    );
  });

  it('is seen through escapes and tags', () => {
    const written = ['"\\u5f20\\u4e09"', '&#24352;&#x4e09;', '张<b>三</b>', '%E5%BC%A0%E4%B8%89'];
    for (const text of written) expect(readingsOf(text).some((one) => holdsValue(one, '张三'))).toBe(true);
  });

  it('is gone from whatever text it stood in, however it was spelled', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
    const separator = fc.constantFrom('', '-', ' ', '.', '（');
    fc.assert(
      fc.property(
        fc.string(),
        digits,
        fc.array(separator, { minLength: 11, maxLength: 11 }),
        fc.string(),
        (before, value, gaps, after) => {
          const spelled = [...value].map((digit, index) => digit + (index < 10 ? gaps[index] : '')).join('');
          const masked = maskText(before + spelled + after, [value]);
          expect(holdsValue(masked, value)).toBe(false);
          expect(masked).not.toContain(spelled);
        },
      ),
    );
  });
});
