import { useEffect, useState } from 'preact/hooks';

/** The purchase that the address names (`#purchase=ID`), and how to open another; Back goes back. */
export function useOpenedPurchase(): [string | null, (id: string | null) => void] {
  const [id, setId] = useState(readHash);
  useEffect(() => {
    const read = () => setId(readHash());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return [
    id,
    (next) => {
      window.location.hash = next === null ? '' : `purchase=${encodeURIComponent(next)}`;
    },
  ];
}

function readHash(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get('purchase');
}
