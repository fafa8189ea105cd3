import { expect, it } from 'vitest';
import type { PacketClaim } from '../model/packet-claim';
import { maskClaim } from './mask-purchase';

const SECRET = 'SP2026112110241207184236905512';

it('masks what a recipient answered, and the orders of new captures, in a list of changes', () => {
  const changes = {
    from: 1,
    answer: { status: 'rejected', day: '2026-11-21', note: `订单${SECRET}证据不足` },
    captures: [
      { id: 'c-1', stage: 'paid', orderNo: SECRET },
      { id: 'c-2', stage: 'balance', orderNo: null },
    ],
    evidence: [],
    asked: null,
    isRewritten: false,
  } as const;
  const claim = { applicationNo: '', full: SECRET, short: '', changes } as unknown as PacketClaim;
  const masked = maskClaim(claim, [SECRET]);
  expect(JSON.stringify(masked)).not.toContain(SECRET);
  expect(masked.changes?.answer.note).toContain('证据不足');
  expect(masked.changes?.captures[1]?.orderNo).toBeNull();
  expect(maskClaim({ ...claim, changes: null }, [SECRET]).changes).toBeNull();
});
