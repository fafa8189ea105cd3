import type { NoticeTexts } from '../../lib/model/message';
import NOTICE_STYLE from './page-notice.css?inline';

export const NOTICE_ELEMENT = 'recharge-evidence-notice';
const SHOWN_MS = 4000;

export interface PageNotice {
  show(texts: NoticeTexts, actions: { view?: () => void; undo?: () => Promise<void> }): void;
  /** True where it was showing. */
  hide(): boolean;
}

/**
 * The small notice in the corner of a watched page. Plain DOM in a closed shadow root: the page's script can neither
 * read nor restyle it, and no framework is loaded into other people's pages.
 */
export function createPageNotice(document: Document): PageNotice {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    // Also the one of a watcher whose place this one took: none may be in a picture.
    const shown = document.querySelectorAll(NOTICE_ELEMENT);
    for (const notice of shown) notice.remove();
    return shown.length > 0;
  };

  return {
    hide,
    show(texts, actions) {
      hide();
      const host = document.createElement(NOTICE_ELEMENT);
      host.dataset['status'] = actions.view === undefined ? 'failed' : 'captured';
      const root = host.attachShadow({ mode: 'closed' });
      const style = document.createElement('style');
      style.textContent = NOTICE_STYLE;

      const box = element('div', `notice ${texts.corner}`);
      box.setAttribute('role', 'status');
      const line = element('p', 'line');
      const parts = [texts.headline, ...texts.details].flatMap((part) => [
        ' · ',
        element('span', 'part', part),
      ]);
      line.append(element('b', 'mark', actions.view === undefined ? '!' : '✓'), ' ', ...parts.slice(1));
      box.append(line);
      if (texts.warning !== null) box.append(element('p', 'warning', texts.warning));

      const buttons = element('div', 'buttons');
      const { view, undo } = actions;
      if (view !== undefined) buttons.append(button(texts.view, view));
      if (undo !== undefined) {
        buttons.append(
          button(texts.undo, () => {
            void undo().then(() => {
              line.textContent = texts.undone;
              buttons.remove();
            });
          }),
        );
      }
      buttons.append(button(texts.close, hide));
      box.append(buttons);

      const leaveSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (box.matches(':hover, :focus-within')) leaveSoon();
          else hide();
        }, SHOWN_MS);
      };
      root.append(style, box);
      document.documentElement.append(host);
      leaveSoon();
    },
  };

  function element(name: string, className: string, text = ''): HTMLElement {
    const created = document.createElement(name);
    created.className = className;
    created.textContent = text;
    return created;
  }

  function button(text: string, pressed: () => void): HTMLElement {
    const created = element('button', 'button', text);
    created.addEventListener('click', pressed);
    return created;
  }
}
