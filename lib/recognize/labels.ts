import type { FieldName } from '../model/field';
import { simplify } from './simplify';

/** What a label stands before; `status` helps to find the stage, null is a known competitor that must not be taken. */
export type LabelName = FieldName | 'status' | null;

export interface Label {
  name: LabelName;
  /** 0 to 1: how sure the words alone are. */
  weight: number;
}

/** Several labels with `|` between them. */
export type LabelRow = readonly [name: LabelName, weight: number, labels: string];

/**
 * Weights: what was paid beats what was ordered, beats a sum, beats a bare price. Counted in public shop code, written in
 * simplified characters; a site's own compounds (快币余额) are found by their ending.
 */
const LABELS: readonly LabelRow[] = [
  [
    'orderNo',
    1,
    '订单号|订单编号|订单号码|订单ID|订单流水号|order number|order no.|order no|order id|order #|order:',
  ],
  [
    'orderNo',
    0.8,
    '商户订单号|商户单号|商户订单|商家订单号|支付单号|充值单号|单号|账单号|订单:|订单：|reference',
  ],
  [
    'channelOrderNo',
    1,
    '交易单号|交易号|交易编号|交易序号|支付宝订单号|微信支付单号|微信订单号|流水号|支付流水号|第三方支付订单号|支付订单号|系统订单号|平台订单号|渠道订单号|transaction id|transaction number',
  ],
  [
    'amount',
    1,
    '实付金额|实付款|实付|实际支付|实际支付价格|实际付款|支付金额|付款金额|已付金额|已付款|需支付|amount paid|total paid|you paid',
  ],
  [
    'amount',
    0.95,
    '应付金额|应付总额|应付款|应付款金额|支付总额|应付|待支付|需付款|total due|amount due|扫一扫付款',
  ],
  [
    'amount',
    0.8,
    '订单金额|订单总金额|交易金额|订单总额|订单总价|充值金额|转账金额|order total|grand total|total amount',
  ],
  ['amount', 0.6, '合计|总计|总价|总额|总金额|共计|金额|total|amount'],
  ['amount', 0.4, '价格|售价|商品价格'],
  ['amount', 0.3, '商品总金额|商品总价|商品金额|商品总额|货款'],
  [
    null,
    1,
    '单价|原价|市场价|余额|手续费|服务费|优惠|优惠金额|立减|折扣|小计|运费|赠送|赠送金额|到账金额|退款金额|退款编号|退款单号|最低|最高|累计充值|subtotal|fee|tax|discount|balance',
  ],
  [
    null,
    1,
    '物流单号|运单号|快递单号|物流订单号|发票号|发票号码|身份证号|手机号|手机号码|电话|更新时间|过期时间|失效时间|交易时间|完成时间|充值时间|phone',
  ],
  [
    'paidAt',
    1,
    '支付时间|付款时间|支付完成时间|支付成功时间|支付日期|付款日期|paid at|paid on|payment date|payment time',
  ],
  [
    'orderedAt',
    1,
    '下单时间|下单日期|订单日期|创建时间|订单创建时间|订单时间|提交时间|购买时间|order date|date:',
  ],
  [
    'channel',
    1,
    '支付方式|付款方式|付款方法|支付方法|支付渠道|支付通道|支付类型|支付平台|支付工具|充值方式|付款渠道|payment method|paid with|pay with',
  ],
  [
    'product',
    1,
    '商品名称|购买商品|商品信息|产品名称|商品名|购买物品|套餐名称|选择商品|购买内容|充值商品|product name',
  ],
  [
    'product',
    0.7,
    '产品名称|宝贝|商品|商品标题|商品描述|商品说明|订单名称|订单标题|产品|套餐|服务名称|product|item|service',
  ],
  ['units', 0.9, '充值数量|购买数量|下单数量|数量'],
  [
    'account',
    1,
    '充值账号|充值账户|下单账号|抖音号|快手号|用户ID|UID|充值QQ|充值号码|充值手机号|角色名|角色名称|角色ID|游戏账号|会员账号|account id|user id',
  ],
  ['account', 0.7, '账号|账户|用户名|昵称|account|username'],
  ['account', 0.5, '邮箱|联系方式|email|e-mail|link'],
  [
    'merchant',
    1,
    '收款方|收款方全称|收款商户|收款商家|商户名称|商户全称|商家名称|店铺名称|商家|商户|店铺|收款人|付款给',
  ],
  ['status', 1, '订单状态|支付状态|付款状态|交易状态|状态|status'],
];

/** Labels made ready to be looked for. */
export interface LabelBook {
  words: ReadonlyMap<string, Label>;
  /** By their first letter: most text starts no label, and few labels start alike. */
  patterns: ReadonlyMap<string, RegExp>;
  /** Last letters: most text ends in no label. */
  endings: ReadonlySet<string>;
}

/** The common labels, and more where they are given; common ones win. */
export function labelBook(more: readonly LabelRow[]): LabelBook {
  const words = new Map<string, Label>();
  for (const [name, weight, labels] of [...more, ...LABELS])
    for (const label of labels.split('|')) words.set(key(label), { name, weight });
  // Longest first, so that 订单号 is not found inside 订单; a short Chinese label may be set wide.
  const alike = new Map<string, string>();
  for (const label of [...words.keys()].sort((one, other) => other.length - one.length)) {
    const pattern =
      label.length < 4 && isHan(label)
        ? [...label].join('\\s{0,3}')
        : label.replace(/[.#]/g, '\\$&').replace(/ /g, '\\s');
    const before = alike.get(label.charAt(0));
    alike.set(label.charAt(0), before === undefined ? pattern : `${before}|${pattern}`);
  }
  const endings = new Set([...words.keys()].map((label) => label.slice(-1)));
  return {
    words,
    endings,
    patterns: new Map([...alike].map(([first, all]) => [first, new RegExp(all, 'iy')])),
  };
}

export const COMMON_LABELS = labelBook([]);

const LEAD = /[\s【[*•·-]*/y;
const ASKS = /请|输入|选择|查看|复制|修改|填写|如何|什么|说明|your|enter|choose|select/i;
/** 您的订单号是 asks for a value as a colon does. */
const COLON = /\s*(?:[(（【][^)）】]{0,12}[)）】])?\s*(?:[为是](?!否))?\s*[:：]?\s*/y;
const ONE_WORD = /^[a-z\u00c0-\u1eff]+$/i;
const FIGURE = /^\s?[-–#]?\s?(?:[A-Z]{0,3}\s?[¥￥$€£₩₫₽₹]?\s?)\d/;
/** Gesamtbetrag inkl. MwSt. 1.133,90 €, 共2张 合计 ¥1760: an amount ends the line of its label. */
const TO_THE_END = /^\s[^\d，。;!?]{0,28}\d[\d.,\s]*(?:[^\d\s]{1,4})?$/;
/** 充值成功，订单号 2026112117: in a sentence, a number follows at once. */
const NUMBER = /\s[A-Z]{0,6}\d/y;

/** A label inside a line. Offsets: where its words end, and where what belongs to them does (colon, unit in brackets). */
export interface FoundLabel extends Label {
  wordsEnd: number;
  end: number;
}

/**
 * The label that starts at `at` of a line in simplified characters. `stop` is the end of the text node: a label that
 * fills its node needs no colon, one followed by more words of the same sentence is no label.
 */
export function labelAt(
  line: string,
  at: number,
  stop: number,
  isNodeStart: boolean,
  book: LabelBook,
): FoundLabel | null {
  LEAD.lastIndex = at;
  const start = at + (LEAD.exec(line)?.[0].length ?? 0);
  const pattern = book.patterns.get((line[start] ?? '').toLowerCase());
  if (pattern !== undefined) pattern.lastIndex = start;
  const words = pattern?.exec(line)?.[0];
  const label = words === undefined ? undefined : book.words.get(key(words));
  if (words !== undefined && label !== undefined) {
    const wordsEnd = start + words.length;
    const end = skipColon(line, wordsEnd);
    // One word of a language with spaces may go on as a sentence, unless a figure follows: Total $24.00.
    const isLong =
      words.length > 2 && (!ONE_WORD.test(words) || FIGURE.test(line.slice(wordsEnd, wordsEnd + 12)));
    NUMBER.lastIndex = wordsEnd;
    const hasColon =
      /[:：]/.test(line.slice(wordsEnd - 1, end)) ||
      (isLong &&
        words > '~' &&
        (/[为是]/.test(line.slice(wordsEnd, end)) || (line.length < 60 && NUMBER.test(line))));
    const next = line[wordsEnd] ?? '';
    const fillsNode = wordsEnd >= stop || (end >= stop && end > wordsEnd);
    const isWord = words.endsWith('#') || !/\p{L}/u.test(next) || (words > '~' && /[A-Za-z]/.test(next));
    const isEnd =
      label.name === 'amount' &&
      (isNodeStart || words > '~') &&
      words.length > 1 &&
      TO_THE_END.test(line.slice(wordsEnd));
    if (hasColon || isEnd || (isNodeStart && (fillsNode || (isWord && isLong))))
      return { ...label, wordsEnd, end };
  }
  return isNodeStart ? compoundAt(line, at, stop, book) : null;
}

/** A label of the site's own that ends in a known one: 快币余额, 我的订单号. */
function compoundAt(line: string, at: number, stop: number, book: LabelBook): FoundLabel | null {
  const colon = line.slice(at, Math.min(stop, at + 24)).search(/[:：]/);
  const text = line.slice(at, colon >= 0 ? at + colon : stop).trimEnd();
  if (text.length < 3 || text.length > 14 || !book.endings.has(text.slice(-1).toLowerCase())) return null;
  if (/\d/.test(text) || ASKS.test(text)) return null;
  for (let from = 1; from < text.length - 1; from += 1) {
    // `Recharge total` ends in a label, `Subtotals` does not.
    const label = /[a-z\u00c0-\u1eff\uac00-\ud7af]/i.test(text[from - 1] ?? '')
      ? undefined
      : book.words.get(key(text.slice(from)));
    const wordsEnd = at + text.length;
    // 标准套餐 is a product, 我的套餐： asks for one.
    if (label !== undefined && (colon >= 0 || label.name !== 'product'))
      return { ...label, weight: label.weight * 0.85, wordsEnd, end: skipColon(line, wordsEnd) };
  }
  return null;
}

function skipColon(line: string, at: number): number {
  COLON.lastIndex = at;
  return at + (COLON.exec(line)?.[0].length ?? 0);
}

/** Chinese and Japanese put no spaces between words. */
function isHan(text: string): boolean {
  return text > '\u2e80' && text < '\uac00';
}

function key(label: string): string {
  return simplify(label)
    .replace(/\s+/g, isHan(label) ? '' : ' ')
    .toLowerCase();
}
