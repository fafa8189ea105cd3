/** The host that a person means by an address or a host, in the browser's spelling; null where it is none. */
export function parseHost(written: string): string | null {
  const text = written.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  // Any other scheme has no pages to exclude.
  if (text === '' || address.indexOf('://') !== address.lastIndexOf('://') || !URL.canParse(address))
    return null;
  const { hostname } = new URL(address);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(hostname) ? hostname : null;
}
