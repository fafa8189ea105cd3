import { wakeFor } from '../browser/alarms';
import { fetchList, keepFetchedList, readFetchedList } from '../browser/definition-lists';
import { hasHostPermission } from '../browser/permissions';
import { readSettings } from '../browser/settings';
import { listMatch } from '../model/followed-list';
import type { ListTools } from './follow-lists';

/** What following lists needs, with the real browser. */
export const LIST_TOOLS: ListTools = {
  settings: readSettings,
  mayAsk: (url) => hasHostPermission([listMatch(url)]),
  fetch: fetchList,
  stored: readFetchedList,
  keep: keepFetchedList,
  wakeAt: (at) => wakeFor('definition-lists', at),
  now: () => Date.now(),
};
