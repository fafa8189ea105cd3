import { nextFetch, type FetchedList, type ListFault } from '../model/followed-list';
import { parsePlatforms } from '../model/parse-platforms';
import { SendingError } from '../model/sending-error';
import type { Settings } from '../model/settings';
import { createTurns } from './run-in-turn';

export interface ListTools {
  settings(): Promise<Pick<Settings, 'followedLists'>>;
  /** Whether the person lets us reach this address. */
  mayAsk(url: string): Promise<boolean>;
  /** @throws SendingError */
  fetch(url: string): Promise<string>;
  stored(url: string): Promise<FetchedList | null>;
  keep(url: string, state: FetchedList): Promise<void>;
  /** Calls `fetchDue` again at that time (UTC ms); null for not at all. */
  wakeAt(at: number | null): Promise<void>;
  now(): number;
}

export type ListFollower = ReturnType<typeof createListFollower>;

/**
 * Fetches the lists of definitions that the person follows, each once a day, and keeps what came. Nothing is taken into
 * use here: the options page shows what would change, and the person decides.
 */
export function createListFollower(tools: ListTools) {
  const inTurn = createTurns();

  /** Those whose time has come, then says when to be called again. */
  const fetchDue = (): Promise<void> =>
    inTurn(async () => {
      const { followedLists } = await tools.settings();
      const times: number[] = [];
      for (const { url } of followedLists) {
        const before = await tools.stored(url);
        const isDue = nextFetch(before) <= tools.now();
        times.push(nextFetch(isDue ? await fetchOne(url, before) : before));
      }
      await tools.wakeAt(times.length === 0 ? null : Math.min(...times));
    });

  /** One of them, at once; of others nothing is fetched. */
  const fetchNow = (asked: string): Promise<void> =>
    inTurn(async () => {
      const { followedLists } = await tools.settings();
      if (followedLists.some(({ url }) => url === asked)) await fetchOne(asked, await tools.stored(asked));
    });

  const fetchOne = async (url: string, before: FetchedList | null): Promise<FetchedList> => {
    const triedAt = tools.now();
    const found = await textAt(url);
    const state: FetchedList =
      'fault' in found
        ? { triedAt, fetchedAt: before?.fetchedAt ?? null, text: before?.text ?? null, fault: found.fault }
        : { triedAt, fetchedAt: triedAt, text: found.text, fault: null };
    await tools.keep(url, state);
    return state;
  };

  const textAt = async (url: string): Promise<{ text: string } | { fault: ListFault }> => {
    const fault = (code: ListFault['code'], detail = '', problem: ListFault['problem'] = null) => ({
      fault: { code, detail, problem },
    });
    if (!(await tools.mayAsk(url))) return fault('no-permission');
    try {
      const text = await tools.fetch(url);
      if (text.trimStart().startsWith('<')) return fault('web-page');
      const read = parsePlatforms(text);
      if (read.ok && read.parsed.some(({ ok }) => ok)) return { text };
      if (!read.ok && read.problem === 'nothing') return fault('nothing');
      const [first] = read.ok ? read.parsed.flatMap((each) => (each.ok ? [] : each.problems)) : [];
      return fault('unreadable', '', read.ok ? (first ?? null) : (read.problem as ListFault['problem']));
    } catch (error) {
      if (!(error instanceof SendingError)) throw error;
      return fault(error.code, error.detail);
    }
  };

  return { fetchDue, fetchNow };
}
