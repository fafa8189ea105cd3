import type { Store } from '../../lib/store/store';
import type { FirstAnswer, Query } from './app-context';

/** Asks at once, in this order, while the page's texts are still on their way. What fails stays unanswered: the view asks again, and says so. */
export function askFirst(store: Store, queries: readonly Query<unknown>[]) {
  const answers = new Map<Query<unknown>, { value: unknown }>();
  const asked = queries.map(async (query) => {
    answers.set(query, { value: await query(store) });
  });
  const firstAnswer: FirstAnswer = <T>(query: Query<T>) => answers.get(query) as { value: T } | undefined;
  return {
    firstAnswer,
    /** Never rejects. */
    all: Promise.allSettled(asked),
    /** After the first drawing the answers grow old. */
    forget: () => answers.clear(),
  };
}
