import type { Language, Settings } from '../../lib/model/settings';

export interface Looks {
  language: Language;
  theme: Settings['theme'];
  title: string;
}

/** Says in the document what style sheets and screen readers go by. */
export function applyLooks({ language, theme, title }: Looks): void {
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.lang = language;
  document.documentElement.dataset['theme'] = theme === 'auto' ? (isDark ? 'dark' : 'light') : theme;
  document.title = title;
}
