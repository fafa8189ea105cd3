import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCapture } from '../../tests/samples/sample-capture';
import { samplePurchase } from '../../tests/samples/sample-purchase';
import { STATEMENT_LANGUAGES, type StatementLanguage } from '../model/claim';
import { ANSWERS, REASONS, type ReasonId } from '../model/claim-facts';
import type { Purchase } from '../model/purchase';
import { askAmounts } from './ask-amount';
import { reasonFacts, REASON_FACTS } from './facts';
import { fillTemplate } from './fill-template';
import { lintStatement } from './lint-statement';
import { readAnswers } from './read-answers';
import { SHORT_CHARACTERS, writeStatement } from './write-statement';
import en from './statements/en.json';
import fr from './statements/fr.json';
import zhCN from './statements/zh-CN.json';
import zhTW from './statements/zh-TW.json';

const ORDER: Partial<Purchase> = {
  orderNo: 'SP2026112114013307184236567890',
  channelOrderNo: '2026112122001412345678901234',
  amount: { minor: 150_000, currency: 'CNY', raw: '￥1500.00' },
  channel: '支付宝',
  account: '小鹿不吃草',
  product: '抖币充值',
  paidAt: '2026-11-21T14:02:03',
};

function write(
  reason: ReasonId,
  answers: Record<string, string>,
  language: StatementLanguage = 'zh-CN',
  purchases = [samplePurchase(ORDER)],
) {
  const subject = {
    purchases,
    captures: [sampleCapture(), sampleCapture({ id: 'c-2', stage: 'progress', minute: 60 })],
  };
  const facts = reasonFacts(reason);
  const { values } = readAnswers({ answers, reason }, subject, '2026-11-30');
  const [best] = askAmounts(facts, values, subject, { keptPurchaseId: null, coinsPerUnit: 10 });
  return writeStatement({
    reason: facts,
    values,
    subject,
    asked: best?.money ?? null,
    keptPurchaseId: null,
    platform: '抖音',
    language,
  });
}

describe('writeStatement', () => {
  it('says order, time, channel, amount, what happened and what is asked', () => {
    const { full, short } = write('wrong_amount', { intended: '150', what: '选择档位时多点了一位' });
    for (const fact of [
      'SP2026112114013307184236567890',
      '2026年11月21日 14:02',
      '支付宝',
      '1500.00元',
      '原计划支付150.00元',
      '10倍',
      '多点了一位。',
      '申请退款1350.00元',
    ])
      expect(full).toContain(fact);
    expect(short).toContain('申请退款1350.00元');
    expect(short).toContain('SP2026112114013307184236567890');
  });

  it('has the sentences that the guides give as an example', () => {
    const { full } = write('not_as_agreed', {
      promised: '1000',
      delivered: '600',
      unit: '个赞',
      withinDays: '3',
    });
    expect(full).toContain('页面承诺数量1000个赞，3天内完成。');
    expect(full).toContain('实际增加600个赞，缺少400个赞。');
  });

  it('fills nothing in that is not known', () => {
    const { full, short } = write('mis_recharge', {}, 'zh-CN', [samplePurchase()]);
    expect(full + short).not.toMatch(/null|undefined|NaN|\{|\}|未使用|元/);
    expect(full).toContain('申请退款。');
  });

  it('lists every order of a claim for many', () => {
    const other = samplePurchase({ ...ORDER, id: 'p-2', orderNo: 'SP2' });
    const { full } = write('minor', { age: '9' }, 'zh-CN', [samplePurchase(ORDER), other]);
    expect(full).toContain('共支付2笔，合计3000.00元');
    expect(full).toMatch(/SP2026112114013307184236567890；.*SP2/);
    expect(full).toContain('付款时9周岁');
  });

  it('writes amounts and times as each language does', () => {
    expect(write('false_ad', {}, 'en').full).toContain('On 21 November 2026, 14:02 I paid CNY 1500.00');
    expect(write('false_ad', {}, 'fr').full).toContain("Le 21 novembre 2026 à 14:02, j'ai payé 1500,00 CNY");
    expect(write('false_ad', {}, 'zh-TW').full).toContain('訂單編號');
  });

  it('uses no word that its own lint finds', () => {
    for (const language of STATEMENT_LANGUAGES) {
      for (const reason of REASONS) {
        const { full, short } = write(
          reason,
          { age: '9', unspent: '10', bought: '20', promised: '9', delivered: '3' },
          language,
        );
        expect(lintStatement(`${full}\n${short}`, language)).toEqual([]);
        expect(full).not.toBe('');
      }
    }
  });

  const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 300 }), { nil: null });
  const purchase = fc.record({
    orderNo: text,
    channelOrderNo: text,
    channel: text,
    account: text,
    product: text,
    paidAt: fc.constantFrom(null, '2026-11-21', '2026-11-21T14:02:03', 'nonsense'),
    amount: fc.option(
      fc.record({ minor: fc.nat(), currency: fc.constantFrom('CNY', 'JPY', null), raw: fc.constant('') }),
      { nil: null },
    ),
  });

  it('keeps the short form short, whole sentences only, whatever pages and people wrote', () => {
    const answers = fc.dictionary(
      fc.constantFrom(...ANSWERS),
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...REASONS),
        fc.constantFrom(...STATEMENT_LANGUAGES),
        answers,
        fc.array(purchase, { minLength: 1, maxLength: 30 }),
        (reason, language, typed, orders) => {
          const { short } = write(
            reason,
            typed,
            language,
            orders.map((order, index) => samplePurchase({ id: `p-${index}`, ...order })),
          );
          expect(short.length).toBeLessThanOrEqual(SHORT_CHARACTERS);
          expect(short).toMatch(language.startsWith('zh') ? /申[请請]/ : /ask|demande/);
        },
      ),
    );
  });
});

describe('the sentences', () => {
  const plans = REASON_FACTS.flatMap(({ statement }) => [...statement.full, ...statement.short]);
  it.each([
    ['zh-CN', zhCN],
    ['zh-TW', zhTW],
    ['en', en],
    ['fr', fr],
  ])('%s has every sentence that a reason names, with the same facts', (_language, sentences) => {
    expect(plans.filter((id) => !(id in sentences))).toEqual([]);
    for (const [id, templates] of Object.entries(sentences)) {
      const chinese = zhCN[id as keyof typeof zhCN];
      const slots = (all: readonly string[]) => all.map((one) => [...new Set(one.match(/\{\w+\}/g))].sort());
      expect(slots(templates)).toEqual(slots(chinese));
    }
  });
});

describe('fillTemplate', () => {
  it('leaves out a group whose fact is unknown, and the whole where a needed one is', () => {
    expect(fillTemplate(['{a}[, {b}]!'], { a: '1', b: null })).toBe('1!');
    expect(fillTemplate(['{a}[, {b}]!'], { b: '2' })).toBeNull();
    expect(fillTemplate(['{a}', 'nothing'], {})).toBe('nothing');
  });

  it('never reads a value as a template', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect(fillTemplate(['<{a}>[({b})]'], { a: value, b: value })).toBe(`<${value}>(${value})`);
      }),
    );
    expect(fillTemplate(['{a}'], { a: '[{b}]', b: 'x' })).toBe('[{b}]');
    expect(fillTemplate(['{a}'], { a: '$& $1' })).toBe('$& $1');
  });
});
