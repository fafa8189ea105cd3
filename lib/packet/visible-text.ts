/** Characters that show nothing or steer the reading direction: a page could use them to make text read otherwise. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A page's text as one line in which everything can be seen; records.jsonl keeps what the page wrote. */
export function visibleText(text: string): string {
  return text.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(HIDDEN, '\uFFFD');
}
