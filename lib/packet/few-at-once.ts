/** Each waits for the database or a decoder more than it costs; and few enough are in memory at once. */
const AT_ONCE = 2;

/**
 * Does the work for each item, a few beside each other, and answers in the order of the items. Rejects with the first failure;
 * what was not begun by then never is.
 */
export async function fewAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const workNext = async () => {
    for (const [index, item] of waiting) {
      results[index] = await work(item).catch((error: unknown) => {
        waiting.return?.();
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, workNext));
  return results;
}
