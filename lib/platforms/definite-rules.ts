import { isDefinite } from '../model/definite-rule';
import type { PlatformDefinition } from '../model/platform';

const definitions = import.meta.glob<Pick<PlatformDefinition, 'stages'>>('./*.json', {
  eager: true,
  import: 'default',
});

/** What names a stage on a built-in platform by more than its address: the gate has to let such pages through, whatever they say. */
export const DEFINITE_RULES = Object.values(definitions).flatMap(({ stages }) => stages.filter(isDefinite));
