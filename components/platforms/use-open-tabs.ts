import { useEffect, useState } from 'preact/hooks';
import { observeTabs, openTabs, type OpenTab } from '../../lib/browser/open-tabs';

/** Pages that are open, kept current. */
export function useOpenTabs(): OpenTab[] {
  const [tabs, setTabs] = useState<OpenTab[]>([]);
  useEffect(() => {
    const look = () => void openTabs().then(setTabs, () => setTabs([]));
    look();
    return observeTabs(look);
  }, []);
  return tabs;
}
