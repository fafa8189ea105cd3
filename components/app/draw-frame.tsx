import { render, type ComponentChildren } from 'preact';
import { readLooks } from '../../lib/browser/read-looks';
import { chooseLanguage, type Translate } from '../../lib/text/translate';
import { uiText, type UiKey } from '../../lib/text/ui';
import { afterPaint } from './after-paint';
import { AppContext } from './app-context';
import { applyLooks } from './apply-looks';

export interface Frame {
  title: UiKey;
  /** What `mountPage` draws later stands in the place of this: the same elements are kept, and with them the focus. */
  view: (text: Translate<UiKey>) => ComponentChildren;
}

/**
 * Draws what can be shown of a page before its own scripts are loaded: headings and links, in the person's language and
 * theme. Resolves once that is painted.
 */
export async function drawFrame({ title, view }: Frame): Promise<void> {
  // As in `mountPage`: most people read what their browser is set to.
  void uiText.load(chooseLanguage('auto', navigator.languages)).catch(() => undefined);
  const looks = await readLooks();
  const language = chooseLanguage(looks.language, navigator.languages);
  const text = await uiText.load(language);
  applyLooks({ language, theme: looks.theme, title: text(title) });
  render(<AppContext.Provider value={null}>{view(text)}</AppContext.Provider>, document.body);
  await afterPaint();
}
