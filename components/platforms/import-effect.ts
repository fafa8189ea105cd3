import { comparePlatforms, type PlatformDifference } from '../../lib/model/compare-platforms';
import { knownPlatforms, type KnownPlatform } from '../../lib/model/known-platforms';
import { patternsOverlap } from '../../lib/model/overlap';
import { parsePlatform } from '../../lib/model/parse-platform';
import type { Platform } from '../../lib/model/platform';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';
import type { App } from '../app/app-context';

/** What taking a definition in would do. */
export interface ImportEffect {
  /** What it would take the place of; `same`: nothing would change. */
  effect: 'new' | 'same' | KnownPlatform['origin'];
  differences: PlatformDifference[];
  /** Other platforms that name some of its addresses. */
  overlapping: KnownPlatform[];
}

export function importEffect(
  platform: Platform,
  { platforms, settings }: Pick<App, 'platforms' | 'settings'>,
): ImportEffect {
  const { known } = knownPlatforms(platforms, settings);
  const former = known.find(({ id }) => id === platform.id);
  const builtIn = former?.origin === 'built-in' ? parsePlatform(PLATFORM_TEXTS[platform.id] ?? '') : null;
  const before = builtIn?.ok === true ? builtIn.platform : former?.definition;
  const differences = before === undefined ? [] : comparePlatforms(before, platform);
  return {
    effect: former === undefined ? 'new' : differences.length === 0 ? 'same' : former.origin,
    differences,
    overlapping: known.filter(
      ({ id, definition }) =>
        id !== platform.id &&
        definition.matches.some((theirs) => platform.matches.some((own) => patternsOverlap(own, theirs))),
    ),
  };
}
