import { visibleText } from './visible-text';

/** Text that is markup already. Only `markup` makes it, so nothing that a page wrote can pass for it. */
class Markup {
  constructor(readonly text: string) {}
}
export type { Markup };

type Value = string | number | null | Markup | readonly Markup[];

/** Fills a template; every plain value is escaped, for text and for quoted attributes. */
export function markup(template: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(template.reduce((text, part, index) => text + fill(values[index - 1] ?? null) + part));
}

function fill(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
