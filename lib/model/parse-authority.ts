import type { Authority } from './time-stamp';

/** What a person wrote to add an authority. */
export interface WrittenAuthority {
  name: string;
  url: string;
  root: string;
}

export type AuthorityProblem = 'no-name' | 'no-url' | 'not-http' | 'has-secrets' | 'known-url';

/** One problem at most beside each line that it is in. Whether `root` holds certificates is for the background to say. */
export type AuthorityProblems = Partial<Record<'name' | 'url', AuthorityProblem>>;

/** A new authority, switched on, or what is wrong with it. Its id is made of its host and of no other's. */
export function parseAuthority(
  { name, url, root }: WrittenAuthority,
  others: readonly Authority[],
): { authority: Authority } | { problems: AuthorityProblems } {
  const problems: AuthorityProblems = {};
  if (name.trim() === '') problems.name = 'no-name';
  const address = addressOf(url);
  if (typeof address === 'string') problems.url = address;
  else if (others.some((other) => new URL(other.url).href === address.href)) problems.url = 'known-url';
  if (typeof address === 'string' || Object.keys(problems).length > 0) return { problems };
  return {
    authority: {
      id: freeId(address.hostname, others),
      name: name.trim().slice(0, 80),
      url: address.href,
      root: root.trim(),
      isOn: true,
    },
  };
}

/** The pattern of the permission to reach an authority; patterns know no ports in Firefox, so it is for all of them. */
export function authorityMatch(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

function addressOf(written: string): URL | AuthorityProblem {
  if (written.trim() === '') return 'no-url';
  const parsed = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return 'not-http';
  if (parsed.username !== '' || parsed.password !== '') return 'has-secrets';
  parsed.hash = '';
  return parsed;
}

/** Part of file names in packets: a-z, 0-9 and dashes. */
function freeId(hostname: string, others: readonly Authority[]): string {
  const start =
    hostname
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 28) || 'authority';
  const taken = new Set(others.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? start : `${start}-${number}`;
    if (!taken.has(id)) return id;
  }
}
