/**
 * Whether a match pattern of the WebExtensions API, as `PlatformSchema` allows them (`https://*.host/path*`), names an
 * address. Stars are walked, never turned into a regular expression; a broken pattern names nothing.
 */
export function matchesPattern(pattern: string, url: URL): boolean {
  const parts = /^(https?):\/\/([^/]+)(\/.*)$/.exec(pattern);
  if (parts === null) return false;
  const [, scheme, host = '', path = ''] = parts;
  return (
    url.protocol === `${scheme}:` && matchesHost(host, url) && matchesPath(path, url.pathname + url.search)
  );
}

function matchesHost(host: string, url: URL): boolean {
  if (!host.startsWith('*.')) return url.host === host;
  return url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1));
}

function matchesPath(pattern: string, path: string): boolean {
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
