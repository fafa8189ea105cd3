import type { Count, CountKind } from '../model/surroundings';

const MOST = 20;
const NUMBER = String.raw`(\d{1,3}(?:[,，]\d{3})+|\d+)(?![\d.:：年月日%％/-])`;
/** What stands between a label and its number. */
const BETWEEN = String.raw`(?:[（(][^（()）\d]{0,6}[)）])?\s?[:：=]?\s*`;

const LABELS: readonly (readonly [CountKind, string])[] = [
  [
    'ordered',
    String.raw`(?:下单|订购|购买|订单|目标|承诺|应发|总)数量?|(?:ordered|order quantity|quantity|promised|target)`,
  ],
  [
    'start',
    String.raw`(?:初始|起始|开始|下单时|原有)(?:数量?|值|点赞数?|粉丝数?|播放量?)|(?:start(?:ing)? (?:count|number|quantity)|initial (?:count|number))`,
  ],
  [
    'delivered',
    String.raw`(?:已完成|已交付|已到账|已发放|已执行|完成|实际到账|到账)(?:数量?)?|(?:delivered|completed|done)(?: (?:count|quantity))?`,
  ],
  [
    'remaining',
    String.raw`(?:剩余|未完成|待完成|还差|待执行)(?:数量?)?|(?:remains|remaining)(?: (?:count|quantity))?`,
  ],
  [
    'current',
    String.raw`(?:当前|现有|目前)(?:数量?|值|点赞数?|粉丝数?|播放量?|阅读量?)|(?:获赞|点赞|粉丝|播放|阅读|观看|收藏|转发)(?:数|量)|(?:current (?:count|number|likes|followers|views))|likes|followers|views`,
  ],
];

/** Of each kind: a line that is nothing but its label, and a label with its number. A word of letters begins where no letter stands before it. */
const PATTERNS = LABELS.map(([kind, label]) => ({
  kind,
  alone: new RegExp(String.raw`^(?:${label})\s?[:：]?$`, 'i'),
  numbered: new RegExp(String.raw`(?<![a-z])(?:${label})${BETWEEN}${NUMBER}`, 'i'),
}));

/** `600 / 1000` beside a word of progress: delivered, and ordered. */
const FRACTION = new RegExp(
  String.raw`(?:进度|已完成|完成情况|progress|completed)${BETWEEN}(\d[\d,，]*)\s?[/／]\s?(\d[\d,，]*)`,
  'i',
);

/**
 * The numbers that a page shows of an order's delivery, each kind at its first mention. A label and its number may stand in
 * two lines; a number is no date, share or decimal.
 */
export function findCounts(text: string): Count[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = new Map<CountKind, Count>();
  const note = (kind: CountKind, digits: string, quote: string) => {
    if (!found.has(kind))
      found.set(kind, { kind, value: digits.replaceAll(/[,，]/g, ''), quote: quote.slice(0, 200) });
  };
  for (const [index, line] of lines.entries()) {
    const [, done, all] = FRACTION.exec(line) ?? [];
    if (done !== undefined && all !== undefined) {
      note('delivered', done, line);
      note('ordered', all, line);
      continue;
    }
    for (const { kind, alone, numbered } of PATTERNS) {
      const whole = alone.test(line) ? `${line} ${lines[index + 1] ?? ''}` : line;
      const match = numbered.exec(whole);
      if (match?.[1] !== undefined) note(kind, match[1], whole);
    }
  }
  return [...found.values()].slice(0, MOST);
}
