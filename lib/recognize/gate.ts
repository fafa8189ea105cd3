/** So much of a page is looked at: a page that pays says so near its beginning, or in its address. */
const MOST_TEXTS = 4_000;
const MOST_ELEMENTS = 5_000;
/** Labels, buttons, headlines and amounts are short; longer texts are prose, data or code. */
const LONGEST_TEXT = 40;
/** Of a longer text, so much: some pages say everything in one, with labels and colons. */
const LONG_TEXT_START = 600;

/** In a path or query; hosts are called anything. */
const ADDRESS =
  /pay(?!pal-sdk|load|roll)|cashier|checkout|recharge|top-?up|orders?\b|order[-_/]|trade|invoice|receipt|billing|end-result|commande|bestell|pedido/i;
/**
 * What results, cashiers and orders say, in the languages that the recogniser reads. Chinese in both scripts; a result
 * that goes on (支付成功后…) is a sentence about results.
 */
const PAYMENT =
  /(?:支付|付款|充[值値]|[储儲]值|[购購][买買]|交易|[订訂][单單]|下[单單]|提交|转账)[已未]?(?:成功|完成|失[败敗]|[关關][闭閉]|取消|超[时時]|支付|付款)(?![但后後的率时時才即页頁却卻与與])|[已待未]支?付款?|[订訂交易水支付账]\s?[单單]?\s?[号號]|[单單]\s?[号號]|[订訂][单單][编編]|[实實应應需][支付际際]|[应應]收|(?:支付|付款|充值|交易)(?:方式|金[额額]|[时時][间間]|渠道|通道|工具)|(?:[订訂][单單]|合)[计計]?[总總]?[金价價计計][额額]?|收[银銀]|[扫掃](?:一[扫掃]|[码碼描])|(?:立即|[确確][认認定]|去|[马馬]上|^|\s)(?:支付|付款|[结結][算账帳])|支払|注文|決済|購入完了|결제|주문|\b(?:pay(?: now| with|ment|able)?|paid|place order|checkout|orders? (?:no|number|id|#|total|received|placed|confirm\w*|details|reference)|order:|your (?:order|purchase)|purchase complete\w*|invoice|receipt|total|amount|paiement|pay[ée]e?|commande|zahlung|bezahl\w*|bestell\w*|pago|pagado|pedido|pembayaran|pesanan|bayar)\b|thanh toán|đơn hàng|оплат|заказ/i;
/** What offers say, on a button or as a heading. */
const OFFER =
  /^.{0,6}(?:充[值値]|[储儲]值|[购購][买買入]|下[单單]|[开開]通|チャージ|購入|충전|구매|top.?up|recharge|buy|purchase|coins?|acheter|kaufen|comprar|nạp|beli|купить).{0,8}$/i;
/** Texts about payments instead of one. */
const DOUBT = /[?？]|怎么|如何|为什么|為什麼|常[见見]|帮助|說明|说明|how |why |what /i;
/** A sign or code beside digits, or an amount with two decimals. */
const MONEY =
  /(?:[¥￥$€£₩₫₽฿₹₱]|US\$|HK\$|NT\$|RMB|CNY|USD|EUR|GBP|JPY|TWD|HKD|Rp|RM)\s?\d|\d\s?(?:[元円圆圓원₫đ€₽]|CNY|USD|EUR|JPY|RMB|TWD)|(?:^|[^\d.])\d[\d,]*\.\d\d(?![\d.])|^\s*[¥￥$€£₩]\s*$/;
/** The number of an order: long, and more digits than letters. */
const NUMBER = /(?:^|[\s:：#=])[A-Z]{0,6}[-_]?\d{8,}|[#№]\s?\d{3,}/i;
const LABELLED =
  /(?:[单單][号號]|[编編][号號]|[金总總][额額]|付款?|合[计計]|(?:order|payment|invoice) (?:no|number|id)|amount|total)\S{0,4}\s?[:：]\s{0,9}\S/i;
const MARKUP =
  '[itemtype*="schema.org/Order"],[itemtype*="schema.org/Invoice"],script[type="application/ld+json"]';

/**
 * Whether a page can be a payment page at all, in a fraction of a millisecond: short visible or hidden texts that name a
 * payment, beside an amount or an order's number. Asks for no style and no layout, and lets too much through rather than
 * too little: what passes is read by the recogniser, and only that decides.
 */
export function mayBePayment(document: Document, url: string): boolean {
  const path = pathOf(url);
  const isAddress = ADDRESS.test(path);
  const signs: Signs = {
    isPayment: false,
    isNumber: NUMBER.test(path),
    isPrice: false,
    isOffer: false,
    left: MOST_TEXTS,
  };
  const isEnough = () =>
    (signs.isPrice && signs.isOffer) || ((signs.isPrice || signs.isNumber) && (signs.isPayment || isAddress));
  if (document.body === null) return false;
  look(document.title, signs);
  if (walk(document.body, signs, isEnough) || isEnough()) return true;
  for (const inside of insides(document)) if (walk(inside, signs, isEnough)) return true;
  return [...document.querySelectorAll(MARKUP)].some(
    (element) => element.tagName !== 'SCRIPT' || /"(?:Order|Invoice)"/.test(element.textContent ?? ''),
  );
}

interface Signs {
  isPayment: boolean;
  isOffer: boolean;
  isPrice: boolean;
  isNumber: boolean;
  /** Texts that may still be looked at. */
  left: number;
}

/** True as soon as there is enough. */
function walk(root: Node, signs: Signs, isEnough: () => boolean): boolean {
  const document = root.ownerDocument;
  if (document === null) return false;
  const texts = document.createTreeWalker(root, 4);
  for (let node = texts.nextNode(); node !== null && signs.left > 0; node = texts.nextNode()) {
    const { data } = node as Text;
    signs.left -= 1;
    look(data, signs);
    if (isEnough()) return true;
  }
  return false;
}

function look(text: string, signs: Signs): void {
  // Most text nodes are white space between elements.
  const words = text.trim();
  if (words === '') return;
  if (words.length > LONGEST_TEXT) {
    // Code and data have no label before a colon that is followed by a value.
    if (!LABELLED.test(words.slice(0, LONG_TEXT_START))) return;
    signs.isPayment = true;
    signs.isNumber = true;
    return;
  }
  signs.isPrice ||= MONEY.test(words);
  signs.isNumber ||= NUMBER.test(words);
  if (signs.isPayment || DOUBT.test(words)) return;
  signs.isPayment = PAYMENT.test(words);
  signs.isOffer ||= OFFER.test(words);
}

/** What stands in open shadow roots and in frames of the same origin. */
function* insides(document: Document): Generator<Node> {
  const all = document.getElementsByTagName('*');
  for (let index = 0; index < Math.min(all.length, MOST_ELEMENTS); index += 1) {
    const element = all[index];
    if (element?.shadowRoot) yield element.shadowRoot;
    else if (element?.tagName === 'IFRAME') {
      const inside = (element as HTMLIFrameElement).contentDocument?.body;
      if (inside) yield inside;
    }
  }
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`.slice(0, 300);
}
