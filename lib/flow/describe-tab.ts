import type { TabDescription } from '../model/message';
import type { PlatformDefinition } from '../model/platform';
import type { Settings } from '../model/settings';
import type { Store } from '../store/store';
import { choosePlatforms } from './choose-platforms';

export interface DescribedTab {
  tabId: number;
  url: string | null;
  stage: TabDescription['stage'];
  screenshots: boolean;
}

/** What the popup says about the page beside it. Nothing is read of a page that is not watched. */
export async function describeTab(
  tab: DescribedTab,
  {
    store,
    settings,
    platforms,
  }: { store: Store; settings: Settings; platforms: readonly PlatformDefinition[] },
): Promise<TabDescription> {
  const isReadable = tab.url !== null && /^https?:/.test(tab.url);
  const host = isReadable && tab.url !== null ? new URL(tab.url).host : '';
  const all = choosePlatforms(platforms, { ...settings, disabledPlatforms: [] }, tab.url ?? '');
  const on = choosePlatforms(platforms, settings, tab.url ?? '');
  const captures = await store.capturesOfTab(tab.tabId);
  const newest = captures.at(-1);
  return {
    tabId: tab.tabId,
    host,
    platformId: all.platforms[0]?.id ?? null,
    stage: tab.stage,
    captures:
      newest === undefined
        ? 0
        : captures.filter((capture) => capture.purchaseId === newest.purchaseId).length,
    access: !isReadable ? 'closed' : on.isAutomatic ? 'watched' : all.isAutomatic ? 'off' : 'manual',
    screenshots: tab.screenshots,
  };
}
