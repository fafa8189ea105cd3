import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlatformDefinition } from '../../lib/model/platform';
import type { Language, Settings } from '../../lib/model/settings';
import type { Store } from '../../lib/store/store';
import type { RecordKey } from '../../lib/text/record';
import type { Translate } from '../../lib/text/translate';
import type { UiKey } from '../../lib/text/ui';

/** A question, mostly to the store. Known by its identity where it is asked before the page is drawn: then it is no closure. */
export type Query<T> = (store: Store) => Promise<T>;

/** What was answered before the page was drawn; undefined where nothing was, and in later drawings: they would get what is old. */
export type FirstAnswer = <T>(query: Query<T>) => { value: T } | undefined;

/** What every view may read: the store, the settings and the words of the chosen language. */
export interface App {
  store: Store;
  firstAnswer: FirstAnswer;
  settings: Settings;
  language: Language;
  /** Texts of the pages. */
  text: Translate<UiKey>;
  /** Names of stages, fields, sources and methods: the same words as in the packet. */
  word: Translate<RecordKey>;
  /** Built in. */
  platforms: readonly PlatformDefinition[];
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('no AppContext above this view');
  return app;
}
