import { render, type ComponentChildren } from 'preact';
import { observeSettings, readSettings } from '../../lib/browser/settings';
import type { PlatformDefinition } from '../../lib/model/platform';
import { DEFAULT_SETTINGS, type Language, type Settings } from '../../lib/model/settings';
import type { Store } from '../../lib/store/store';
import { recordText } from '../../lib/text/record';
import { loadTexts } from '../../lib/text/text-area';
import { chooseLanguage } from '../../lib/text/translate';
import { uiText, type UiKey } from '../../lib/text/ui';
import { AppContext, type App } from './app-context';
import { applyLooks } from './apply-looks';

export interface Page {
  store: Store;
  platforms: readonly PlatformDefinition[];
  title: UiKey;
  view: (app: App) => ComponentChildren;
}

/** Draws a page in the person's language and theme, and again when they change. */
export async function mountPage(page: Page): Promise<void> {
  // Most people read what their browser is set to: these texts are on their way while the settings are read.
  void loadTexts(chooseLanguage('auto', navigator.languages)).catch(() => undefined);
  let settings = await readSettings().catch(() => DEFAULT_SETTINGS);
  const chosen = () => chooseLanguage(settings.language, navigator.languages);
  const draw = async () => {
    const language = chosen();
    await loadTexts(language);
    if (language !== chosen()) return;
    const app = appOf(page, settings, language);
    applyLooks({ language, theme: settings.theme, title: app.text(page.title) });
    render(<AppContext.Provider value={app}>{page.view(app)}</AppContext.Provider>, document.body);
  };
  await draw();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void draw());
  observeSettings((changed) => {
    settings = changed;
    void draw();
  });
}

function appOf({ store, platforms }: Page, settings: Settings, language: Language): App {
  return { store, platforms, settings, language, text: uiText(language), word: recordText(language) };
}
