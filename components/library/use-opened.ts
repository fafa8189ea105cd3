import { useEffect, useState } from 'preact/hooks';

type Opened = [string | null, (id: string | null) => void];

/** The purchase that the address names (`#purchase=ID`), and how to open another; Back goes back. */
export const useOpenedPurchase = (): Opened => useOpened('purchase');

/** The claim that the address names (`#claim=ID`). */
export const useOpenedClaim = (): Opened => useOpened('claim');

function useOpened(name: 'purchase' | 'claim'): Opened {
  const read = () => new URLSearchParams(window.location.hash.slice(1)).get(name);
  const [id, setId] = useState(read);
  useEffect(() => {
    const follow = () => setId(read());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [
    id,
    (next) => {
      window.location.hash = next === null ? '' : `${name}=${encodeURIComponent(next)}`;
    },
  ];
}
