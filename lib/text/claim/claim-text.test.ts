import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DEADLINE_RULES,
  EVIDENCE_FACTS,
  LADDER,
  REASON_FACTS,
  RECIPIENT_FACTS,
  WARNINGS,
} from '../../claim/facts';
import { LANGUAGES } from '../../model/language';
import { claimText } from '.';
import { PACKET_CLAIM_TEXTS } from './in-packets';
import zhCN from './zh-CN.json';
import reminderZhCN from '../reminder/zh-CN.json';

const chinese: Record<string, string> = { ...reminderZhCN, ...zhCN };
const slots = (text = '') => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('texts of claims', () => {
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
    expect(wanted.filter((key) => !(key in chinese))).toEqual([]);
  });

  it('give figures from the facts alone, so that a source stands behind each', () => {
    for (const { id, upTo } of DEADLINE_RULES) {
      expect(slots(chinese[`deadline.${id}`])).toEqual(
        upTo === undefined ? ['{count}'] : ['{count}', '{upTo}'],
      );
    }
  });

  it.each(LANGUAGES)('name no telephone number (%s)', (language) => {
    const texts = readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8');
    expect(texts).not.toMatch(/\b95\d{3}\b|400-?\d{3}|\b1[3-9]\d{9}\b/);
  });

  it('are the same in pages and in packets', async () => {
    const say = await claimText.load('en');
    expect(say('reason.duplicate')).toBe(PACKET_CLAIM_TEXTS.en('reason.duplicate'));
    expect(say('intro')).toBe(PACKET_CLAIM_TEXTS.en('intro'));
  });
});
