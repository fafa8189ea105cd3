import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  CalendarSchema,
  DeadlineRuleSchema,
  EVIDENCE_ITEMS,
  EvidenceItemSchema,
  REASONS,
  ReasonSchema,
  RECIPIENTS,
  RecipientSchema,
  RungSchema,
  SourceSchema,
  WarningSchema,
} from '../model/claim-facts';
import {
  CALENDARS,
  DEADLINE_RULES,
  EVIDENCE_FACTS,
  LADDER,
  REASON_FACTS,
  RECIPIENT_FACTS,
  SIGNS,
  SOURCES,
  WARNINGS,
} from './facts';

const sourced: readonly { source: readonly string[]; confidence: string }[] = [
  ...REASON_FACTS,
  ...REASON_FACTS.flatMap((reason) => reason.rejections),
  ...DEADLINE_RULES,
  ...LADDER,
  ...RECIPIENT_FACTS,
  ...CALENDARS,
  ...WARNINGS,
  SIGNS,
];

describe('the facts', () => {
  it.each([
    ['reasons', ReasonSchema, REASON_FACTS],
    ['evidence', EvidenceItemSchema, EVIDENCE_FACTS],
    ['deadlines', DeadlineRuleSchema, DEADLINE_RULES],
    ['ladder', RungSchema, LADDER],
    ['recipients', RecipientSchema, RECIPIENT_FACTS],
    ['calendar', CalendarSchema, CALENDARS],
    ['warnings', WarningSchema, WARNINGS],
    ['sources', SourceSchema, Object.values(SOURCES)],
  ] as const)('%s have the shape that the code reads', (_name, schema, facts) => {
    expect(facts.flatMap((fact) => v.safeParse(schema, fact).issues ?? [])).toEqual([]);
  });

  it('say everything once', () => {
    expect(REASON_FACTS.map(({ id }) => id)).toEqual([...REASONS]);
    expect(EVIDENCE_FACTS.map(({ id }) => id)).toEqual([...EVIDENCE_ITEMS]);
    expect(RECIPIENT_FACTS.map(({ id }) => id)).toEqual([...RECIPIENTS]);
    const rules = DEADLINE_RULES.map(({ id }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    for (const { evidence } of REASON_FACTS) {
      const items = [...evidence.required, ...evidence.strong, ...evidence.optional];
      expect(new Set(items).size).toBe(items.length);
    }
  });

  it('name a source for each, and no source for nothing', () => {
    const named = new Set(sourced.flatMap(({ source }) => source));
    expect([...named].filter((id) => SOURCES[id] === undefined)).toEqual([]);
    expect(Object.keys(SOURCES).filter((id) => !named.has(id))).toEqual([]);
  });

  it('never sound surer than their best source', () => {
    for (const { source, confidence } of sourced) {
      expect(source.map((id) => SOURCES[id]?.kind)).toContain(confidence);
    }
  });

  it('let the steps wait by rules that there are', () => {
    const rules = new Set(DEADLINE_RULES.map(({ id }) => id));
    expect(LADDER.flatMap(({ waits }) => waits).filter((id) => !rules.has(id))).toEqual([]);
    expect(LADDER).toHaveLength(8);
  });

  it('hold no telephone number: the guides contradict one another', () => {
    const all = JSON.stringify([sourced, SOURCES]);
    expect(all).not.toMatch(/\b(95\d{3}|400-?\d{3}|9[56]\d{3,4}|1[3-9]\d{9})\b/);
  });
});
