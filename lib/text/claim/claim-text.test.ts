import { describe, expect, it } from 'vitest';
import {
  DEADLINE_RULES,
  EVIDENCE_FACTS,
  LADDER,
  REASON_FACTS,
  RECIPIENT_FACTS,
  WARNINGS,
} from '../../claim/facts';
import en from './en.json';
import zhCN from './zh-CN.json';

const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('texts of claims', () => {
  it('say the same things in both languages, with the same values', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zhCN));
    const different = Object.entries(zhCN).filter(([key, chinese]) => {
      const english = en[key as keyof typeof en];
      return chinese === '' || english === '' || slots(english).join() !== slots(chinese).join();
    });
    expect(different).toEqual([]);
  });

  it('name every fact, and how to get each item', () => {
    const wanted = [
      ...REASON_FACTS.flatMap(({ id, rejections }) => [
        `reason.${id}`,
        `reason.${id}.when`,
        ...rejections.flatMap((one) => [`rejection.${one.id}`, `rejection.${one.id}.answer`]),
      ]),
      ...EVIDENCE_FACTS.flatMap(({ id }) => [`evidence.${id}`, `evidence.${id}.how`]),
      ...DEADLINE_RULES.map(({ id }) => `deadline.${id}`),
      ...RECIPIENT_FACTS.flatMap(({ id }) => [`recipient.${id}`, `recipient.${id}.where`]),
      ...LADDER.flatMap(({ id, hasCaution }) => [
        `step.${id}`,
        ...(hasCaution ? [`step.${id}.caution`] : []),
      ]),
      ...WARNINGS.map(({ id }) => `warning.${id}`),
    ];
    expect(wanted.filter((key) => !(key in zhCN))).toEqual([]);
  });

  it('give figures from the facts alone, so that a source stands behind each', () => {
    for (const { id, upTo } of DEADLINE_RULES) {
      expect(slots(zhCN[`deadline.${id}` as keyof typeof zhCN])).toEqual(
        upTo === undefined ? ['{count}'] : ['{count}', '{upTo}'],
      );
    }
  });

  it.each([
    ['zh-CN', zhCN],
    ['en', en],
  ])('promise nothing, name no telephone number (%s)', (_language, texts) => {
    const all = Object.values(texts).join('\n');
    expect(all).not.toMatch(
      /不可篡改|具有法律效力|保证退款|一定能退|必定|tamper-?proof|legally valid|guaranteed/i,
    );
    expect(all).not.toMatch(/\b95\d{3}\b|400-?\d{3}|\b1[3-9]\d{9}\b/);
  });
});
