import { useEffect, useState } from 'preact/hooks';

/** Where the address points: `#platform=douyin` edits one, `#platform=` makes a new one, `#share` takes in and gives away. */
export type PlatformRoute = { id: string; copyOf: string | null } | 'share' | null;

export function editAddress(id: string): string {
  return `#platform=${encodeURIComponent(id)}`;
}

export const NEW_ADDRESS = '#platform=';
export const SHARE_ADDRESS = '#share';

export function copyAddress(id: string): string {
  return `#platform=&copy=${encodeURIComponent(id)}`;
}

export function routeOf(hash: string): PlatformRoute {
  if (hash === SHARE_ADDRESS) return 'share';
  if (!hash.startsWith('#platform=')) return null;
  const parameters = new URLSearchParams(hash.slice(1));
  return {
    id: parameters.get('platform') ?? '',
    copyOf: parameters.get('copy'),
  };
}

export function usePlatformRoute(): PlatformRoute {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const look = () => setHash(window.location.hash);
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return routeOf(hash);
}
