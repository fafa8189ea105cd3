import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { sampleClaim } from '../../tests/samples/sample-claim';
import { seedStore } from '../../tests/samples/seed-claims';
import { saveClaim } from './save-claim';
import { startClaim } from './start-claim';

const NOW = new Date('2026-11-21T06:10:00Z');

describe('a claim in the store', () => {
  it('starts as a draft for purchases that are there', async () => {
    const store = await seedStore();
    const { claimId, isNew } = await startClaim(['p-1', 'p-gone'], 'duplicate', store, NOW);
    expect(isNew).toBe(true);
    expect(await store.claim(claimId)).toMatchObject({ purchaseIds: ['p-1'], reason: 'duplicate' });
    await expect(startClaim(['p-gone'], null, store)).rejects.toThrow(RangeError);
  });

  it('is not begun twice for one purchase, until the first is over', async () => {
    const store = await seedStore();
    const first = await startClaim(['p-1'], null, store, NOW);
    expect(await startClaim(['p-2', 'p-1'], null, store, NOW)).toEqual({
      claimId: first.claimId,
      isNew: false,
    });
    const claim = await store.claim(first.claimId);
    const closed = { status: 'closed', recipient: null, at: 1, note: '' } as const;
    await saveClaim({ ...claim, history: [...(claim?.history ?? []), closed] }, store, NOW);
    expect((await startClaim(['p-1'], null, store, NOW)).isNew).toBe(true);
  });

  it('takes in no purchase of another open claim', async () => {
    const store = await seedStore();
    const first = await startClaim(['p-1'], null, store, NOW);
    const second = await startClaim(['p-2'], null, store, NOW);
    const claim = await store.claim(second.claimId);
    const greedy = { ...claim, purchaseIds: ['p-2', 'p-1'] };
    expect(await saveClaim(greedy, store, NOW)).toEqual({ status: 'refused' });
    expect(await store.claim(second.claimId)).toEqual(claim);
    await store.removeClaim(first.claimId);
    expect(await saveClaim(greedy, store, NOW)).toEqual({ status: 'saved' });
  });

  it('keeps what was typed, right or wrong, and works out the rest', async () => {
    const store = await seedStore();
    const { claimId } = await startClaim(['p-1'], 'mis_recharge', store, NOW);
    const draft = await store.claim(claimId);
    const answers = { bought: '300', unspent: '120', knownOn: 'yesterday' };
    expect(await saveClaim({ ...draft, answers }, store, NOW)).toEqual({ status: 'saved' });
    expect(await store.claim(claimId)).toMatchObject({
      answers,
      asked: { minor: 1200, currency: 'CNY' },
      nextDeadline: { rule: 'mistake90', day: '2027-02-19' },
    });
  });

  it.each([
    ['no claim', {}],
    ['another format', { ...sampleClaim(), format: 2 }],
    ['a foreign reason', { ...sampleClaim(), reason: 'because' }],
    ['more than belongs there', { ...sampleClaim(), cookies: 'secret' }],
    ['a claim that was deleted', sampleClaim({ id: 'k-deleted' })],
  ])('refuses %s and leaves what is stored', async (_what, claim) => {
    const store = await seedStore();
    await store.putClaim(sampleClaim());
    expect(await saveClaim(claim, store, NOW)).toEqual({ status: 'refused' });
    expect(await store.allClaims()).toEqual([sampleClaim()]);
  });
});
