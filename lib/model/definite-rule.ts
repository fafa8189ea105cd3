import type { StageRule } from './platform';

/** A rule that looks at more than the address. */
export function isDefinite(rule: StageRule): boolean {
  return rule.parameter !== undefined || rule.selector !== undefined || rule.texts !== undefined;
}
