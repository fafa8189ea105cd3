import { isExcludedHost } from '../model/excluded-host';
import { matchesPattern } from '../model/match-pattern';
import type { PlatformDefinition } from '../model/platform';

/** The part of the settings that decides what is watched. */
interface WatchChoice {
  disabledPlatforms: readonly string[];
  customPlatforms: readonly unknown[];
  anySite: boolean;
  excludedHosts: readonly string[];
}

/**
 * The definitions that speak about a page, the person's own first, and whether it is watched: a page of switched-off
 * platforms alone is read when the person asks and not before, and so is one of no platform, unless any site is watched,
 * and one of a host that the person excluded, whatever platform speaks about it.
 */
export function choosePlatforms(
  builtIn: readonly PlatformDefinition[],
  settings: WatchChoice,
  url: string,
): { platforms: PlatformDefinition[]; isAutomatic: boolean } {
  const custom = settings.customPlatforms.filter(isDefinition);
  const known = [...custom, ...builtIn.filter((platform) => !custom.some((own) => own.id === platform.id))];
  const address = URL.canParse(url) ? new URL(url) : null;
  const speaking = known.filter(
    (platform) => address !== null && platform.matches.some((pattern) => matchesPattern(pattern, address)),
  );
  const platforms = speaking.filter((platform) => !settings.disabledPlatforms.includes(platform.id));
  const isWanted = platforms.length > 0 || (settings.anySite && speaking.length === 0);
  const isAutomatic =
    isWanted && address !== null && !isExcludedHost(address.hostname, settings.excludedHosts);
  return { platforms, isAutomatic };
}

/** Where the person's own platforms are watched, as far as they are switched on. */
export function customMatches(
  settings: Pick<WatchChoice, 'disabledPlatforms' | 'customPlatforms'>,
): string[] {
  const on = settings.customPlatforms
    .filter(isDefinition)
    .filter((own) => !settings.disabledPlatforms.includes(own.id));
  return [...new Set(on.flatMap((platform) => platform.matches))].sort();
}

/** Definitions were parsed when they were stored; this only keeps a damaged setting from stopping the others. */
function isDefinition(value: unknown): value is PlatformDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'matches' in value &&
    Array.isArray(value.matches)
  );
}
