/** How the months begin, in the languages that write them out. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|янв)/i,
  /^(?:f[eé][bv]|фев)/i,
  /^(?:m[aä]r|mrz|maa|мар)/i,
  /^(?:a[pvb]r|апр)/i,
  /^(?:ma[yig]|mei|ма[йя])/i,
  /^(?:jun|juin|giu|июн)/i,
  /^(?:jul|juil|lug|июл)/i,
  /^(?:aug|ao[uû]|ag[ou]|авг)/i,
  /^(?:sep|set|сен)/i,
  /^(?:o[ckt]t|out|окт)/i,
  /^(?:nov|nop|ноя)/i,
  /^(?:d[eéi][czs]|дек)/i,
];

const CLOCK =
  /^(?:\s*(?:T|[,，@·•–-]|at|à|um|a las|às|lúc|pukul|в|(?:星期|周|週).|[(（].[)）]))*\s*(?<half>上午|下午|晚上|中午|凌晨|午前|午後|오전|오후)?\s*(?<hour>\d{1,2})\s?[:：时時h]\s?(?<minute>\d{2})(?:\s?[:：分]\s?(?<second>\d{2}))?[分秒]?(?:[.,]\d{1,6})?\s*(?<ampm>[ap]\.?m\b)?/i;

const DATES: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})\s?[-/.年년]\s?(?<month>\d{1,2})\s?[-/.月월]\s?(?<day>\d{1,2})(?!\d)[日일.]?/,
  /^(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})(?=\d{6}$)/,
  /(?<![\d.])(?<one>\d{1,2})(?<mark>[-/.])(?<two>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/,
  /(?<!\p{L})(?<name>\p{L}{3,10})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})\b/iu,
  /\b(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?<name>\p{L}{3,10})\.?,?\s+(?:de\s+)?(?<year>\d{4})\b/iu,
  /\b(?<day>\d{1,2}) tháng (?<month>\d{1,2}),?(?: năm)? (?<year>\d{4})\b/i,
];

/**
 * The first date of `text`, as precise as the page shows it: `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm` or `YYYY-MM-DDTHH:mm:ss`.
 * The page's own wall clock, never converted. Null where there is none, or where 3/4/2026 could be two days.
 */
export function parseTime(text: string, language: string): string | null {
  const trimmed = text.trim();
  for (const pattern of DATES) {
    const match = pattern.exec(trimmed);
    const date = match === null ? null : dateOf(match.groups ?? {}, language);
    if (match === null || date === null) continue;
    const rest = trimmed.slice(match.index + match[0].length);
    const clock = CLOCK.exec(/^\d{6}$/.test(rest) ? rest.replace(/(..)(..)(..)/, '$1:$2:$3') : rest);
    return clock === null ? date : withClock(date, clock.groups ?? {});
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function dateOf(groups: Groups, language: string): string | null {
  const { year, name, one, two, mark } = groups;
  let month = Number(groups['month']);
  let day = Number(groups['day']);
  if (name !== undefined) {
    month = MONTHS.findIndex((start) => start.test(name)) + 1;
    if (month === 0) return null;
  }
  if (one !== undefined) {
    [day, month] = [Number(one), Number(two)];
    const isEnglish = language.startsWith('en') && language !== 'en-GB';
    if (month > 12 || (language === 'en-US' && mark === '/')) [day, month] = [month, day];
    else if (day <= 12 && day !== month && mark !== '.' && (isEnglish || !language)) return null;
  }
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year?.startsWith('20') === true;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

function withClock(date: string, { half, hour, minute, second, ampm }: Groups): string {
  let hours = Number(hour);
  const isAfternoon = /下午|晚上|午後|오후/.test(half ?? '') || /^p/i.test(ampm ?? '');
  const isMorning = /凌晨|上午|午前|오전/.test(half ?? '') || /^a/i.test(ampm ?? '');
  if (isAfternoon && hours < 12) hours += 12;
  if (isMorning && hours === 12) hours = 0;
  const parts = [String(hours).padStart(2, '0'), minute, second].filter((part) => part !== undefined);
  const isReal = hours < 24 && Number(minute) < 60 && Number(second ?? 0) < 60;
  return isReal ? `${date}T${parts.join(':')}` : date;
}
