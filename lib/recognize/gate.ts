/** So much of a page is looked at: a page that pays says so near its beginning, or in its address. */
const MOST_TEXTS = 4_000;
const MOST_ELEMENTS = 5_000;
/** Labels, buttons, headlines and amounts are short; longer texts are prose, data or code. */
const LONGEST_TEXT = 40;
/** Of a longer text, so much, and only what stands before a colon: some pages say everything in one. */
const LONG_TEXT_START = 600;

/*
 * A page meets this code once, cold: words are searched for one by one, because a pattern of all of them takes longer to
 * compile than the page takes to search. Lower case; Chinese in both scripts.
 */

/** In a path or query; hosts are called anything. */
const ADDRESS =
  '/pay,pay/,payment,cashier,checkout,recharge,topup,top-up,/order,order/,order_,order-,order=,trade,invoice,receipt,billing,end-result,commande,bestell,pedido'.split(
    ',',
  );
/** What results, cashiers, orders and refunds say, in the languages that the recogniser reads. */
export const PAYMENT =
  '支付,支 付,付款,付 款,实付,實付,应付,應付,应收,應收,收银,收銀,扫码,掃碼,扫一扫,掃一掃,充值成,充值失,充值完,充值记,充值金,充值方,充值时,充值凭,充 值,儲值,储值,订单,訂單,订 单,訂 單,单号,單號,单 号,單 號,单编,流水号,流水號,交易,购买成,購買成,下单,下單,结算,結算,结账,結帳,合计,合計,総額,支払,注文,決済,購入完,결제,주문,payment,payable,checkout,paid,pay ,order,receipt,invoice,total,amount due,your purchase,purchase complete,paiement,payé,payer,commande,zahlung,bezahl,bestell,pagado,pago,pedido,thanh toán,đơn hàng,pembayaran,pesanan,bayar,оплат,платеж,платёж,заказ,betaal,betaling,bestelling,transaksi,pagament,매출전표,영수증,operación,退款,退费,refund'.split(
    ',',
  );
/** What offers say, beside a price. */
const OFFER =
  '充值,add funds,购买,購買,购入,开通,開通,チャージ,購入,충전,구매,top up,top-up,recharge,buy,purchase,coins,acheter,kaufen,comprar,nạp,beli,купить'.split(
    ',',
  );
/** A sign beside digits, or an amount with two decimals. */
export const PRICE =
  /[¥￥$€£₩₫₽฿₹₱]\s*\d|\d\s*[元円圆圓원₫đ€₽]|(?:rmb|cny|usd|eur|jpy|krw|twd|hkd|rp|rm)\s?\d|\d\s?(?:rmb|cny|usd|eur|jpy|krw|twd|hkd)|(?:^|[^\d.])\d[\d,]*[.,]\d\d(?![\d.])|[０-９]|\n[¥￥$€£₩]\n/;
/** The number of an order: long, and more digits than letters. */
const NUMBER = /(?:^|[\s:：#=])[a-z]{0,6}[-_]?\d{8,}|[#№]\s?\d{3,}/;

/**
 * Whether a page can be a payment page at all, in a fraction of a millisecond: short texts that name a payment, beside an
 * amount or an order's number. Asks for no style and no layout, and lets too much through rather than too little: what
 * passes is read by the recogniser, and only that decides.
 */
export function mayBePayment(document: Document, url: string): boolean {
  const { body } = document;
  if (body === null) return false;
  const path = pathOf(url);
  const roots = [body, ...insides(document)];
  const texts = [document.title];
  for (const root of roots) collect(root, document, texts);
  const words = `\n${texts.join('\n').toLowerCase()}\n`;
  const names = (list: readonly string[]) => list.some((word) => words.includes(word));
  const isPayment = () => ADDRESS.some((part) => path.includes(part)) || names(PAYMENT);
  if (PRICE.test(words) && (isPayment() || names(OFFER))) return true;
  if ((NUMBER.test(words) || NUMBER.test(path)) && isPayment()) return true;
  return hasOrderData(document);
}

/** Short texts, and the labelled lines of long ones. */
function collect(root: Node, document: Document, texts: string[]): void {
  const walker = document.createTreeWalker(root, 4);
  for (let node = walker.nextNode(); node !== null && texts.length < MOST_TEXTS; node = walker.nextNode()) {
    // Most text nodes are white space between elements.
    const text = (node as Text).data.trim();
    if (text === '') continue;
    if (text.length <= LONGEST_TEXT) texts.push(text);
    else if (!isCode(node)) texts.push(...labelledLines(text.slice(0, LONG_TEXT_START)));
  }
}

function isCode({ parentNode }: Node): boolean {
  return parentNode?.nodeName === 'SCRIPT' || parentNode?.nodeName === 'STYLE';
}

/** `订单号：2026… 金额：￥30`: what is around each colon, not the sentences between. */
function labelledLines(text: string): string[] {
  const lines: string[] = [];
  for (let at = text.search(/[:：]/); at >= 0 && lines.length < 20;) {
    lines.push(text.slice(Math.max(0, at - 12), at + 30));
    const next = text.slice(at + 1).search(/[:：]/);
    at = next < 0 ? -1 : at + 1 + next;
  }
  return lines;
}

function hasOrderData(document: Document): boolean {
  const marked = document.querySelectorAll(
    '[itemtype*="schema.org/Order"],[itemtype*="schema.org/Invoice"],script[type="application/ld+json"]',
  );
  return [...marked].some(
    (element) => element.tagName !== 'SCRIPT' || /"(?:Order|Invoice)"/.test(element.textContent ?? ''),
  );
}

/** What stands in open shadow roots and in frames of the same origin. */
function insides(document: Document): Node[] {
  const found: Node[] = [];
  const all = document.getElementsByTagName('*');
  const length = Math.min(all.length, MOST_ELEMENTS);
  for (let index = 0; index < length; index += 1) {
    const element = all[index];
    // A form's `shadowRoot` may be its control of that name.
    if (element?.shadowRoot?.nodeType === 11) found.push(element.shadowRoot);
    else if (element?.tagName === 'IFRAME') {
      const inside = (element as HTMLIFrameElement).contentDocument?.body;
      if (inside) found.push(inside);
    }
  }
  return found;
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`.slice(0, 300).toLowerCase();
}
