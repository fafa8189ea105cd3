import type { PlatformDefinition } from './platform';

/**
 * Practice recharges live in a database of their own, with a ledger and a key of their own: nothing of them can get among
 * real purchases, sums, backups or packets, and deleting them is deleting that database.
 */
export const PRACTICE_DATABASE = 'recharge-evidence-practice';

const PRACTICE_ID = 'practice';

/** Names the built-in sample page wherever a platform is named; it matches no page, so it is never recognised. */
export const PRACTICE_PLATFORM: PlatformDefinition = {
  format: 1,
  id: PRACTICE_ID,
  name: { 'zh-CN': '练习商店（不是真实充值）', en: 'Practice shop (no real recharge)' },
  kind: 'platform',
  matches: [],
  stages: [],
  sources: [],
};
