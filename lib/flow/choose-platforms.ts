import type { PlatformDefinition } from '../model/platform';

/**
 * The definitions that speak about a page, the person's own first, and whether it is watched: a page of no platform, or
 * only of switched-off ones, is read when the person asks and not before.
 */
export function choosePlatforms(
  builtIn: readonly PlatformDefinition[],
  settings: { disabledPlatforms: readonly string[]; customPlatforms: readonly unknown[] },
  url: string,
): { platforms: PlatformDefinition[]; isAutomatic: boolean } {
  const custom = settings.customPlatforms.filter(isDefinition);
  const known = [...custom, ...builtIn.filter((platform) => !custom.some((own) => own.id === platform.id))];
  const speaking = known.filter((platform) => platform.matches.some((pattern) => matchesUrl(pattern, url)));
  const platforms = speaking.filter((platform) => !settings.disabledPlatforms.includes(platform.id));
  return { platforms, isAutomatic: platforms.length > 0 };
}

/** Where the person's own platforms are watched, as far as they are switched on. */
export function customMatches(settings: {
  disabledPlatforms: readonly string[];
  customPlatforms: readonly unknown[];
}): string[] {
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

/** Match patterns of the WebExtensions API, as `PlatformSchema` allows them: `https://*.host/path*`. */
export function matchesUrl(pattern: string, url: string): boolean {
  const parts = /^(https?):\/\/(\*\.)?([^/]+)(\/.*)$/.exec(pattern);
  if (parts === null || !URL.canParse(url)) return false;
  const [, scheme, anySubdomain, host, path] = parts;
  const { protocol, host: actual, pathname, search } = new URL(url);
  if (protocol !== `${scheme}:`) return false;
  if (actual !== host && !(anySubdomain !== undefined && actual.endsWith(`.${host}`))) return false;
  return matchesGlob(path ?? '/', pathname + search);
}

function matchesGlob(glob: string, text: string): boolean {
  const [start = '', ...rest] = glob.split('*');
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const [index, piece] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const found = isLast && piece !== '' ? text.lastIndexOf(piece) : text.indexOf(piece, at);
    if (found < at || (isLast && piece !== '' && found + piece.length !== text.length)) return false;
    at = found + piece.length;
  }
  return rest.length > 0 || at === text.length;
}
