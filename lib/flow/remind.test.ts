import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { openStore, type Store } from '../store/store';
import { remindOfDeadlines, type ReminderTools } from './remind';

let store: Store;
let shown: string[];
let wake: number | null;
let isOn: boolean;

beforeEach(() => {
  store = openStore(`remind-${crypto.randomUUID()}`);
  shown = [];
  wake = null;
  isOn = true;
});
afterEach(async () => {
  await store.deleteEverything();
  store.close();
});

const tools = (): ReminderTools => ({
  store,
  isOn: async () => isOn,
  show: async ({ claim, rule, left }) => void shown.push(`${claim.id} ${rule} ${left}`),
  wakeAt: async (at) => {
    wake = at;
  },
});
const at = (time: string) => new Date(`${time}+08:00`);
const near = sampleClaim({ reason: 'mis_recharge', nextDeadline: { rule: 'mistake90', day: '2027-02-19' } });

describe('remindOfDeadlines', () => {
  it('tells of a near date once, and looks again the next morning', async () => {
    await store.putClaim(near);
    await remindOfDeadlines(tools(), at('2027-02-12T20:00'));
    await remindOfDeadlines(tools(), at('2027-02-13T20:00'));
    expect(shown).toEqual(['k-1 mistake90 7']);
    expect(new Date(wake ?? 0).getHours()).toBe(9);
    expect(wake).toBeGreaterThan(at('2027-02-13T20:00').getTime());
  });

  it('says nothing and sets no alarm while it is switched off', async () => {
    isOn = false;
    await store.putClaim(near);
    await remindOfDeadlines(tools(), at('2027-02-18T20:00'));
    expect([shown, wake]).toEqual([[], null]);
  });

  it('moves on to the next date once one has passed, and leaves the rest of the claim alone', async () => {
    const purchase = { id: 'p-1', paidAt: '2026-11-21T10:00:00', firstAt: 0, lastAt: 0, channel: null };
    await store.seal({
      capture: { id: 'c-1', purchaseId: 'p-1' } as never,
      files: [],
      purchase: { ...purchase, platformId: null, amount: null } as never,
      added: { rows: [{ seq: 1 } as never], tip: null },
    });
    await store.putClaim({ ...near, applicationNo: 'TS-7' });
    await remindOfDeadlines(tools(), at('2027-03-01T20:00'));
    const kept = await store.claim('k-1');
    expect(kept?.applicationNo).toBe('TS-7');
    expect(kept?.nextDeadline?.day).toBe('2029-11-21');
    expect(shown).toEqual([]);
  });

  it('leaves claims alone that are over', async () => {
    await store.putClaim({
      ...near,
      history: [{ status: 'refunded-whole', recipient: null, at: 1, note: '' }],
    });
    await remindOfDeadlines(tools(), at('2027-02-19T08:00'));
    expect([shown, wake]).toEqual([[], null]);
  });
});
