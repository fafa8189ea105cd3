/** Characters that show nothing or steer the reading direction: a page could use them to make text read otherwise. */
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A page's text with every character to be seen; records.jsonl keeps what the page wrote. Line breaks become LF. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(HIDDEN, '\uFFFD');
}
