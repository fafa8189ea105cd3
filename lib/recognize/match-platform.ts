import type { PlatformDefinition } from '../model/platform';

/** The first platform whose patterns name this address; broken patterns name none. */
export function matchPlatform(url: URL, platforms: readonly PlatformDefinition[]): PlatformDefinition | null {
  return platforms.find((platform) => Array.isArray(platform.matches) && platform.matches.some((pattern) => matchesPattern(url, pattern))) ?? null;
}

/** A WebExtensions match pattern of the kind that `PlatformSchema` allows. Stars are walked, not turned into a RegExp. */
export function matchesPattern(url: URL, pattern: string): boolean {
  const parts = /^(https?):\/\/([^/]+)(\/.*)$/.exec(pattern);
  if (parts === null) return false;
  const [, scheme, host = '', path = ''] = parts;
  const isHost = host.startsWith('*.') ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : url.host === host;
  return url.protocol === `${scheme}:` && isHost && matchesPath(url.pathname + url.search, path);
}

function matchesPath(path: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (!path.startsWith(head)) return false;
  const tail = rest.pop();
  if (tail === undefined) return path === head;
  let at = head.length;
  for (const part of rest) {
    const next = path.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return path.length - tail.length >= at && path.endsWith(tail);
}

/** `www.douyin.com/pay` names `/pay`, `/pay/x` and `/pay?x`, not `/payment`. */
export function hasPrefix(url: URL, prefix: string): boolean {
  const address = url.host + url.pathname;
  return address.startsWith(prefix) && (prefix.endsWith('/') || address.length === prefix.length || address[prefix.length] === '/');
}
