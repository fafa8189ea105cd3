/**
 * Characters that show nothing or steer the reading direction: a page could use them to make text read otherwise. The two that
 * join letters stay: emoji and some scripts are written with them. What stays is looked for last, as it would be at every letter.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u3164\uffa0](?<![\n\t\u200c\u200d])/gu;

/** A page's text with every character to be seen; records.jsonl keeps what the page wrote. Line breaks become LF. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(HIDDEN, '\uFFFD');
}
