import { hasScreenshotPermission } from '../browser/permissions';
import { readSettings } from '../browser/settings';
import { activeTab } from '../browser/tabs';
import type { TabDescription } from '../model/message';
import { PLATFORMS } from '../platforms';
import type { Store } from '../store/store';
import { describeTab } from './describe-tab';

/**
 * The tab beside the popup, described without the background, which may have to be started first, and without its page, which
 * may take its time: all but the stage. Null where there is no tab.
 */
export async function glanceAtTab(store: Store): Promise<TabDescription | null> {
  const [tab, settings, screenshots] = await Promise.all([
    activeTab(),
    readSettings(),
    hasScreenshotPermission(),
  ]);
  if (tab === null) return null;
  return describeTab({ ...tab, stage: null, screenshots }, { store, settings, platforms: PLATFORMS });
}
