import { matchesPattern } from '../model/match-pattern';
import type { PlatformDefinition } from '../model/platform';

/** The first platform whose patterns name this address; broken patterns name none. */
export function matchPlatform(url: URL, platforms: readonly PlatformDefinition[]): PlatformDefinition | null {
  return (
    platforms.find(
      (platform) =>
        Array.isArray(platform.matches) && platform.matches.some((pattern) => matchesPattern(pattern, url)),
    ) ?? null
  );
}

/** `www.douyin.com/pay` names `/pay`, `/pay/x` and `/pay?x`, not `/payment`. */
export function hasPrefix(url: URL, prefix: string): boolean {
  const address = url.host + url.pathname;
  return (
    address.startsWith(prefix) &&
    (prefix.endsWith('/') || address.length === prefix.length || address[prefix.length] === '/')
  );
}
