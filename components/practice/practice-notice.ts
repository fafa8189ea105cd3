import NOTICE_STYLE from '../page-notice/page-notice.css?inline';
import { createPageNotice, NOTICE_ELEMENT, type PageNotice } from '../page-notice/page-notice';

/**
 * The notice of real pages, in a page of the extension: its policy forbids the style element that the notice brings, so
 * the same rules come as a constructed style sheet.
 */
export function createPracticeNotice(): PageNotice {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(NOTICE_STYLE);
  const createElement = (name: string): HTMLElement => {
    const element = document.createElement(name === 'style' ? 'template' : name);
    if (name !== NOTICE_ELEMENT) return element;
    element.attachShadow = (init) => {
      const root = Element.prototype.attachShadow.call(element, init);
      root.adoptedStyleSheets = [sheet];
      return root;
    };
    return element;
  };
  const { documentElement } = document;
  const querySelectorAll = document.querySelectorAll.bind(document);
  return createPageNotice({ createElement, documentElement, querySelectorAll } as unknown as Document);
}
