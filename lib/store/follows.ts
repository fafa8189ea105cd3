import type { Follow } from '../model/follow';
import type { Database } from './database';
import { guarded } from './durable-writes';

const FOLLOWS = 'follows';

/** The pages that are recorded again and again: a handful, so they are one fact. */
export function followStore(db: Database) {
  const read = async () => ((await db.marks.get(FOLLOWS))?.value as Follow[] | undefined) ?? [];
  const change = (next: (follows: Follow[]) => Follow[]) =>
    guarded(() =>
      db.transaction('rw', db.marks, async () => {
        await db.marks.put({ name: FOLLOWS, value: next(await read()) });
      }),
    );
  return {
    follows: read,
    /** Instead of an earlier one of the same record. */
    putFollow: (follow: Follow) =>
      change((follows) => [...follows.filter(({ captureId }) => captureId !== follow.captureId), follow]),
    /** Changes one that is still there: the person may have ended it meanwhile. */
    noteFollowed: (captureId: string, noted: Pick<Follow, 'nextAt' | 'last'>) =>
      change((follows) => follows.map((one) => (one.captureId === captureId ? { ...one, ...noted } : one))),
    removeFollow: (captureId: string) =>
      change((follows) => follows.filter((one) => one.captureId !== captureId)),
  };
}
