/** Second levels under which anybody registers names; the full list has 10,000 lines, and these are what people write. */
const SHARED = /^(?:com|net|org|gov|edu|ac|co|ne|or|go)\.[a-z]{2}$/;

/** Whether a match pattern means all sites, or all under an ending such as `com` or `com.cn`: no platform is that. */
export function isTooWide(pattern: string): boolean {
  if (pattern === '<all_urls>') return true;
  const host = /^[a-z*]+:\/\/([^/]*)\//i.exec(pattern)?.[1] ?? '';
  if (host === '*') return true;
  if (!host.startsWith('*.')) return false;
  const ending = host.slice(2).toLowerCase();
  return !ending.includes('.') || SHARED.test(ending);
}
