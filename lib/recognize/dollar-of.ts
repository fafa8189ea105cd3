import { DOLLARS } from './money';

/** The one dollar that a page names by its code, where it names one: its bare `$` are of that. */
export function dollarOf(texts: readonly string[]): string | null {
  const named = new Set(
    texts.flatMap((text) => text.match(/\b[A-Z]{3}\b/g) ?? []).filter((code) => DOLLARS.has(code)),
  );
  return named.size === 1 ? ([...named][0] ?? null) : null;
}
