import { DOLLARS } from './money';
import type { PageLines } from './page-lines';

/** Whose dollar a bare `$` is, by country: CLDR writes the local one without letters, and all others with them. */
const OF_COUNTRY: Readonly<Record<string, string | null>> = {
  US: 'USD',
  AU: 'AUD',
  CA: 'CAD',
  SG: 'SGD',
  HK: 'HKD',
  TW: 'TWD',
  MX: 'MXN',
  NZ: null,
  AR: null,
  CL: null,
};
/** Other dollars and pesos, and taxes that only their countries have. */
const ELSEWHERE =
  /(?<![A-Z])(?:AU?|CA?|CDN|NZ|NT|HK|S|MX|R)\$|\b(?:australia|canada|new zealand|singapore|hong kong|taiwan|argentina|chile|colombia|mexico|GST|HST|ABN)\b|méxico/i;
/** An address in the United States, or the tax that only they have. */
const UNITED_STATES =
  /\bunited states\b|\bU\.S\.A?\.|\bUSA\b|\bsales tax\b|, ?[a-z]{2} \d{5}(?:-\d{4})?(?![\d-])/i;

/**
 * The currency of a page's bare `$`: the one dollar that it names by its code; else that of the country which its language
 * or address names; else, unless the words name another country of dollars, the US dollar of a page whose language is declared as
 * `en` (CLDR's `en` writes that one dollar as `$`, all others with letters) or whose words name the United States. Null
 * where nothing tells.
 */
export function dollarOf(
  { lines, language }: Pick<PageLines, 'lines' | 'language'>,
  url: URL | null,
): string | null {
  const text = lines.map((line) => line.text).join('\n');
  const codes = [...text.matchAll(/\b[A-Z]{3}\b/g)].map(([code]) => code);
  const named = new Set(codes.filter((code) => DOLLARS.has(code)));
  if (named.size > 0) return named.size === 1 ? ([...named][0] ?? null) : null;
  if (!text.includes('$')) return null;
  const region = /[-_]([a-z]{2})$/i.exec(language)?.[1]?.toUpperCase();
  const domain = url?.hostname.split('.').at(-1)?.toUpperCase();
  for (const country of [region, domain])
    if (country !== undefined && country in OF_COUNTRY) return OF_COUNTRY[country] ?? null;
  const says = (words: RegExp): boolean => words.test(text);
  return (language === 'en' || says(UNITED_STATES)) && !says(ELSEWHERE) ? 'USD' : null;
}
