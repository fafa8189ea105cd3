import { render, type ComponentChildren } from 'preact';
import { observeSettings, readSettings } from '../../lib/browser/settings';
import type { PlatformDefinition } from '../../lib/model/platform';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/model/settings';
import type { Store } from '../../lib/store/store';
import { packetText } from '../../lib/text/packet';
import { chooseLanguage } from '../../lib/text/translate';
import { uiText, type UiKey } from '../../lib/text/ui';
import { AppContext, type App } from './app-context';

export interface Page {
  store: Store;
  platforms: readonly PlatformDefinition[];
  title: UiKey;
  view: () => ComponentChildren;
}

/** Draws a page in the person's language and theme, and again when they change. */
export async function mountPage(page: Page): Promise<void> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let settings = await readSettings().catch(() => DEFAULT_SETTINGS);
  const draw = () => {
    const app = appOf(page, settings);
    document.documentElement.lang = app.language;
    document.documentElement.dataset['theme'] = themeOf(settings, dark.matches);
    document.title = app.text(page.title);
    render(<AppContext.Provider value={app}>{page.view()}</AppContext.Provider>, document.body);
  };
  draw();
  dark.addEventListener('change', draw);
  observeSettings((changed) => {
    settings = changed;
    draw();
  });
}

function appOf({ store, platforms }: Page, settings: Settings): App {
  const language = chooseLanguage(settings.language, navigator.languages);
  return { store, platforms, settings, language, text: uiText(language), word: packetText(language) };
}

function themeOf({ theme }: Settings, isDark: boolean): 'light' | 'dark' {
  if (theme !== 'auto') return theme;
  return isDark ? 'dark' : 'light';
}
