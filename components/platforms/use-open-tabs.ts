import { useEffect, useState } from 'preact/hooks';
import { observeTabs, openTabs, type OpenTab } from '../../lib/browser/open-tabs';
import { observePermissions } from '../../lib/browser/permissions';

/** Pages that are open and may be seen, kept current. */
export function useOpenTabs(): OpenTab[] {
  const [tabs, setTabs] = useState<OpenTab[]>([]);
  useEffect(() => {
    const look = () => void openTabs().then(setTabs, () => setTabs([]));
    look();
    const stops = [observeTabs(look), observePermissions(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return tabs;
}
