import { useEffect, useState } from 'preact/hooks';
import { observeFetchedLists, readFetchedList } from '../../lib/browser/definition-lists';
import type { FetchedList } from '../../lib/model/followed-list';

/** What was last fetched from there, kept current; null before the first attempt. */
export function useFetchedList(url: string): FetchedList | null {
  const [fetched, setFetched] = useState<FetchedList | null>(null);
  useEffect(() => {
    const look = () => void readFetchedList(url).then(setFetched, () => setFetched(null));
    look();
    return observeFetchedLists(look);
  }, [url]);
  return fetched;
}
