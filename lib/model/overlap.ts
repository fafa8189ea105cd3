/** Whether an address can match both patterns; both as `PlatformSchema` allows them. Says yes where it is not sure. */
export function patternsOverlap(one: string, other: string): boolean {
  const [first, second] = [partsOf(one), partsOf(other)];
  if (first === null || second === null || first.scheme !== second.scheme) return false;
  return hostsOverlap(first.host, second.host) && headsOverlap(first.path, second.path);
}

function partsOf(pattern: string): { scheme: string; host: string; path: string } | null {
  const [, scheme, host, path] = /^(https?):\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  return scheme === undefined || host === undefined || path === undefined ? null : { scheme, host, path };
}

function hostsOverlap(one: string, other: string): boolean {
  const isUnder = (wide: string, host: string) =>
    wide.startsWith('*.') && (host === wide.slice(2) || host.replace(/^\*/, '').endsWith(wide.slice(1)));
  return one === other || isUnder(one, other) || isUnder(other, one);
}

/** What stands before the first star has to agree as far as both go. */
function headsOverlap(one: string, other: string): boolean {
  const [first = '', ...moreOfFirst] = one.split('*');
  const [second = '', ...moreOfSecond] = other.split('*');
  if (moreOfFirst.length === 0 && moreOfSecond.length === 0) return one === other;
  if (moreOfFirst.length === 0) return first.startsWith(second);
  if (moreOfSecond.length === 0) return second.startsWith(first);
  return first.startsWith(second) || second.startsWith(first);
}
