import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATEMENT_LANGUAGES, type StatementLanguage } from '../model/claim';
import { lintStatement } from './lint-statement';
import en from './wording/en.json';
import fr from './wording/fr.json';
import zhCN from './wording/zh-CN.json';
import zhTW from './wording/zh-TW.json';

const words = (text: string, language: StatementLanguage) =>
  lintStatement(text, language).map(({ kind, word }) => `${kind}: ${word}`);

describe('lintStatement', () => {
  it('finds what a reviewer would hold against it', () => {
    expect(words('你们就是骗子，气死我了，必须马上退！', 'zh-CN')).toEqual([
      'accusation: 骗子',
      'emotional: 气死',
      'pressure: 必须马上',
    ]);
    expect(words('You are SCAMMERS and this is a scam.', 'en')).toEqual([
      'accusation: SCAMMERS',
      'accusation: scam',
    ]);
    expect(words("C'est une arnaque, remboursez immédiatement.", 'fr')).toEqual([
      'accusation: arnaque',
      'pressure: immédiatement',
    ]);
  });

  // The words that the guides name.
  it.each(['服务不好', '太差', '骗子', '垃圾', '坑人', '气死', '必须马上'])('knows %s', (word) => {
    expect(words(word, 'zh-CN')).toHaveLength(1);
  });

  it('lets plain facts be', () => {
    expect(words('订单20261121承诺1000个赞，3天后增加600个，缺少400个，申请退款20.00元。', 'zh-CN')).toEqual(
      [],
    );
    expect(words('Order 2026 promised 1,000 likes; 600 were delivered. The card was scanned.', 'en')).toEqual(
      [],
    );
  });

  it('has the same kinds in every language, and no word twice', () => {
    for (const list of [zhTW, en, fr]) expect(Object.keys(list)).toEqual(Object.keys(zhCN));
    for (const list of [zhCN, zhTW, en, fr]) {
      const all = Object.values(list).flat();
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('says where each word stands, in any text', () => {
    const lists = { 'zh-CN': zhCN, 'zh-TW': zhTW, en, fr };
    fc.assert(
      fc.property(
        fc.constantFrom(...STATEMENT_LANGUAGES),
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.nat(),
        (language, noise, pick) => {
          const all = Object.values(lists[language]).flat();
          const word = all[pick % all.length] ?? '';
          const text = noise.join(` ${word} `);
          const found = lintStatement(text, language);
          for (const { start, end, word: said } of found) expect(text.slice(start, end)).toBe(said);
          if (noise.length > 1)
            expect(found.some(({ start, end }) => text.slice(start, end).includes(word))).toBe(true);
        },
      ),
    );
  });
});
