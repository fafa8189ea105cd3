import { useEffect, useState } from 'preact/hooks';
import { useApp, type Query } from './app-context';

export type Live<T> =
  | { status: 'loading' }
  | { status: 'ready'; value: T }
  | { status: 'failed'; error: unknown };

/**
 * A query's result, kept current: also after changes in another tab or in the background. While `inputs` change, the
 * former result stays, so that nothing flashes. Ready at once where the page has read it before it was drawn.
 */
export function useLive<T>(query: Query<T>, inputs: readonly unknown[]): Live<T> {
  const { store, firstAnswer } = useApp();
  const [live, setLive] = useState<Live<T>>(() => {
    const first = firstAnswer(query);
    return first === undefined ? { status: 'loading' } : { status: 'ready', ...first };
  });
  useEffect(
    () =>
      store.observe(
        () => query(store),
        (value) => setLive({ status: 'ready', value }),
        (error) => setLive({ status: 'failed', error }),
      ),
    [store, ...inputs],
  );
  return live;
}
