import { wakeFor } from '../browser/alarms';
import { postToAuthority } from '../browser/authorities';
import { hasHostPermission } from '../browser/permissions';
import { readSettings } from '../browser/settings';
import { authorityMatch } from '../model/parse-authority';
import type { Store } from '../store/store';
import type { StampTools } from './time-stamps';

/** What asking an authority needs, with the real browser. */
export function stampTools(store: Store): StampTools {
  return {
    store,
    settings: readSettings,
    isOnline: () => navigator.onLine,
    mayAsk: (url) => hasHostPermission([authorityMatch(url)]),
    post: postToAuthority,
    wakeAt: (at) => wakeFor('time-stamps', at),
  };
}
