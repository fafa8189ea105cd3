/** Text that is markup already. Only `html` makes it, so nothing that a page wrote can pass for it. */
class Markup {
  constructor(readonly text: string) {}
}
export type { Markup };

type Value = string | number | null | Markup | readonly Markup[];

/** Fills a template; every plain value is escaped, for text and for quoted attributes. */
export function html(template: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(template.reduce((text, part, index) => text + fill(values[index - 1] ?? null) + part));
}

function fill(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map((markup) => markup.text).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes for text and quoted attributes; characters that steer the reading direction or show nothing become �. */
function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Control and direction characters could make a page's text read otherwise than it is; records.jsonl keeps them. */
export function visible(text: string): string {
  return text.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(HIDDEN, '\uFFFD');
}

const HIDDEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;
