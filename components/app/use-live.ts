import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../../lib/store/store';
import { useApp } from './app-context';

export type Live<T> =
  | { status: 'loading' }
  | { status: 'ready'; value: T }
  | { status: 'failed'; error: unknown };

/**
 * A query's result, kept current: also after changes in another tab or in the background. While `inputs` change, the
 * former result stays, so that nothing flashes.
 */
export function useLive<T>(query: (store: Store) => Promise<T>, inputs: readonly unknown[]): Live<T> {
  const { store } = useApp();
  const [live, setLive] = useState<Live<T>>({ status: 'loading' });
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
