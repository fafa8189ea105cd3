import { render, type ComponentChildren } from 'preact';
import { observeSettings, readSettings } from '../../lib/browser/settings';
import type { PlatformDefinition } from '../../lib/model/platform';
import { DEFAULT_SETTINGS, type Language, type Settings } from '../../lib/model/settings';
import type { Store } from '../../lib/store/store';
import { wait } from '../../lib/model/wait';
import { recordText } from '../../lib/text/record';
import { loadTexts } from '../../lib/text/text-area';
import { chooseLanguage } from '../../lib/text/translate';
import { uiText, type UiKey } from '../../lib/text/ui';
import { AppContext, type App, type FirstAnswer, type Query } from './app-context';
import { applyLooks } from './apply-looks';
import { askFirst } from './ask-first';

export interface Page {
  store: Store;
  platforms: readonly PlatformDefinition[];
  title: UiKey;
  /** What the first drawing shows: see `askFirst`. */
  first?: readonly Query<unknown>[];
  view: (app: App) => ComponentChildren;
}

/** The first drawing waits for the store no longer than this, in ms: then it says that it is loading. */
const PATIENCE = 100;

/** Draws a page in the person's language and theme, and again when they change. */
export async function mountPage(page: Page): Promise<void> {
  // Most people read what their browser is set to: these texts are on their way while the settings are read.
  void loadTexts(chooseLanguage('auto', navigator.languages)).catch(() => undefined);
  const { firstAnswer, all, forget } = askFirst(page.store, page.first ?? []);
  let settings = await readSettings().catch(() => DEFAULT_SETTINGS);
  const chosen = () => chooseLanguage(settings.language, navigator.languages);
  const draw = async () => {
    const language = chosen();
    await loadTexts(language);
    if (language !== chosen()) return;
    const app = appOf(page, settings, language, firstAnswer);
    applyLooks({ language, theme: settings.theme, title: app.text(page.title) });
    render(<AppContext.Provider value={app}>{page.view(app)}</AppContext.Provider>, document.body);
  };
  await Promise.all([loadTexts(chosen()), Promise.race([all, wait(PATIENCE)])]);
  await draw();
  forget();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void draw());
  observeSettings((changed) => {
    settings = changed;
    void draw();
  });
}

function appOf(
  { store, platforms }: Page,
  settings: Settings,
  language: Language,
  firstAnswer: FirstAnswer,
): App {
  const [text, word] = [uiText(language), recordText(language)];
  return { store, firstAnswer, platforms, settings, language, text, word };
}
