import { wakeFor } from '../browser/alarms';
import { capturedTabById } from '../browser/captured-tab';
import { closeTab, findTab, openBehind, reloadTab } from '../browser/followed-tabs';
import { hasHostPermission } from '../browser/permissions';
import { scrubUrl } from '../capture/scrub-url';
import { captureFollowed, type FollowTools } from './follow-pages';
import type { CaptureTools } from './take-capture';

/** What following pages needs, with the real browser. */
export function followTools(tools: CaptureTools): FollowTools {
  return {
    store: tools.store,
    findTab: (url) => findTab((shown) => scrubUrl(shown) === url),
    openBehind,
    reload: reloadTab,
    close: closeTab,
    mayRead: (url) => hasHostPermission([`${new URL(url).origin.replace(/:\d+$/, '')}/*`]),
    capture: async (tabId, follow, purchaseId) =>
      captureFollowed(await capturedTabById(tabId), follow, purchaseId, tools),
    wakeAt: (at) => wakeFor('followed-pages', at),
    now: Date.now,
  };
}
