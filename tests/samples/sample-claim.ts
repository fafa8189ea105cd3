import type { Claim } from '../../lib/model/claim';
import { NOON } from './sample-capture';

/** A draft of which nothing is known but what a test says. */
export function sampleClaim(claim: Partial<Claim> = {}): Claim {
  return {
    format: 1,
    id: 'k-1',
    purchaseIds: ['p-1'],
    reason: null,
    answers: {},
    keptPurchaseId: null,
    atHand: [],
    asked: null,
    statement: { language: 'zh-CN', full: null, short: null },
    recipient: null,
    applicationNo: '',
    history: [{ status: 'drafted', recipient: null, at: NOON, note: '' }],
    contacts: [],
    nextDeadline: null,
    createdAt: NOON,
    changedAt: NOON,
    ...claim,
  };
}
