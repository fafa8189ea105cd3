import { anyOf } from './any-of';
import type { Candidate } from './candidate';
import type { PageLines } from './page-lines';
import type { TitledPage } from './page-title';
import { tableColumn, type TableColumn } from './table-column';
import { BACK_OFFICE } from './words';
import { WIDE_COLUMNS } from './wide-column';

/*
 * Whose purchase a page shows. Sellers, employers, banks and charities show amounts, numbers and states too; what tells them
 * apart is the other side of the sale: its buttons, its figures, and the people it lists.
 */

const SELLERS_HOST = /^(?:admin|seller|sellers|backend|backoffice|merchant-?center|partners?|affiliates?)\./i;
/** What only somebody who sells, pays out or approves can press. */
const THEIR_BUTTON = anyOf({
  zh: [
    /^(?:立即|批量|去|一键|确认)?发货$|^(?:同意|拒绝|确认)(?:退款|退货|售后)$/,
    /^(?:改价|催付|催款|补单|手动补单|核销|接单|拒单|审批|驳回|撤回|加签|打款|上架|下架|批量\S{1,4})$|^修改(?:价格|备注|运费)$/,
    /^(?:商家|卖家)备注$|^打印(?:面单|发货单|快递单|运单)|^标记为?已?(?:支付|付款|发货|收款)|^(?:登记|记录|确认)收款$/,
  ],
  en: [
    /^(?:(?:re)?send|edit) (?:invoice|reminder)|^record (?:a )?payment/,
    /^mark (?:order )?as (?:paid|shipped|sent|fulfilled|complete)/,
    /^fulfill? (?:items?|orders?)|^(?:capture|void) payment|^issue (?:a )?refund/,
    /^(?:create|buy|print) (?:a )?(?:shipping|postage) label|^print (?:packing slip|label)/,
    /^(?:request|withdraw) (?:a )?payout|^(?:add|enter) tracking|^contact (?:the )?buyer/,
  ],
  fr: [
    /^imprimer le bordereau|^(?:ajouter|saisir) (?:le|un) (?:numéro de )?suivi/,
    /^marquer comme (?:payée?|expédiée?)|^enregistrer (?:un|le) paiement/,
  ],
  de: [
    /^als (?:bezahlt|versendet|verschickt) markieren|^versand(?:etikett|label)/,
    /^sendungsnummer (?:hinzufügen|eingeben)/,
  ],
  es: [/^marcar como (?:pagado|enviado)/],
  ja: [/^(?:発送(?:する|通知)|入金確認|出荷)/],
  ko: [/^발송 ?처리|^송장/],
});
/** Before a colon, a figure or nothing: of a shop, a payout, a claim for expenses, a salary, a depot. */
const THEIR_LABEL = anyOf(
  {
    zh: [
      /客户|买家(?:实付|昵称|姓名|留言|信息|账号|手机)?|会员名|客户名称?|访客数?|浏览量|成交额|成交金额|销售额|转化率|转换率|客单价/,
      /今日(?:订单|收入|成交)\S{0,2}|订单总?数|预计(?:到账|收入|结算)(?:金额)?|(?:平台|技术)服务费|佣金(?:比例|金额)?/,
      /结算(?:金额|状态|时间|周期)|审批(?:流程|记录|状态|人|意见)|申请(?:人|部门)|报销\S{0,4}|经办人|出纳|应发\S{0,4}|实发\S{0,4}|个税/,
      /公积金|社保\S{0,3}|基本工资|委托(?:编号|价格?|时间|数量)|证券(?:名称|代码)|成交(?:价|数量|均价)|持仓\S{0,3}/,
    ],
    en: [
      /customers?|customer (?:name|e-?mail|since)|ltv|lifetime value|mrr|buyers?|clients?/,
      /donors?|employees?|conversion rate|(?:total |net |gross )?(?:sales|revenue)|visitors/,
      /sessions|avg\.? order value|average order value|gmv|aov/,
      /net(?: amount| payout| pay| total)?|gross pay/,
      /(?:platform|seller|stripe|marketplace) fees?|payouts?(?: id| date| method)?|commissions?/,
      /(?:order |your |what you )?earn(?:ings|ed)|date sold|sales record(?: no\.?)?|ship by/,
      /(?:what )?(?:your )?buyer paid|risk (?:evaluation|score|level)|statement descriptor/,
      /unfulfilled|deductions/,
    ],
    fr: [/vous recevrez|acheteur/],
    de: [/du erhältst|kunden?|käufer|umsatz|provision|auszahlung(?:en)?/],
    es: [/recibirás|clientes?|comprador(?:es)?|comisi[óo]n(?:es)?|ventas|ingresos/],
    ja: [/顧客(?:名)?|购入者(?:名)?|売上(?:高|金)?|入金予定日?/],
    ko: [/구매자(?:명)?|정산(?:금액|일)?/],
  },
  { before: /^/, after: /(?=\s*(?:$|[:：])|\s[-−–]?\s?[$€£¥￥]?\s?\d)/ },
);
/** Said to the one who is paid. */
const TO_SELLER = anyOf({
  zh: [/请(?:您)?(?:尽快|及时|在.{1,10}内)发货|今日收款|收款\s?\d+\s?笔/],
  en: [
    /\b(?:what )?your buyer\b|\byou(?:(?:'|’)ve| have)? (?:sold|been paid)\b/,
    /^(?:order|your) earnings\b/,
  ],
  fr: [/\bvous avez vendu\b/],
  de: [/\bdu hast (?:\S+ ){0,3}verkauft|\b(?:verschicke|versende) jetzt\b/],
  es: [/\bhas vendido\b/],
  ja: [/売れました/],
  ko: [/발송해 ?주세요/],
});
/** Papers about money that nobody bought anything with. */
const OTHER_PAPER = anyOf({
  zh: [
    /报销|工资|薪资|薪酬|结算(?:单|记录|明细)|对账单|当日(?:委托|成交)|委托(?:记录|查询)|持仓|佣金|收益(?:明细|记录)|(?:已?卖出|我卖)的/,
    /卖出记录|中奖/,
  ],
  en: [
    /\bpay ?(?:slip|stub|roll)s?\b|\bpayouts?\b|\bearnings\b|\bcommissions?\b/,
    /\bexpense (?:reports?|claims?)\b|reimbursement|\baffiliates?\b|\b(?:my|your) sales\b/,
    /\bsold items\b/,
  ],
  fr: [/\bmes ventes\b/],
  de: [/meine verkäufe/],
  es: [/mis ventas/],
  ja: [/売上|経費精算|給与/],
  ko: [/정산|급여/],
});
/** Before or above the name of who bought, gave or ordered. */
const PERSON = anyOf(
  {
    zh: [/买家|客户|顾客|会员|用户|捐赠[人者]|捐款人|付款人|购买[人者]|下单人|中奖[人者]|姓名|昵称/],
    en: [/customer|buyer|donor|supporter|member|user|name|client/],
    fr: [/acheteur|donateur/],
    de: [/kunde|käufer/],
    es: [/cliente|comprador/],
    ja: [/顧客|お?客[様样]|购入者|支援者/],
    ko: [/구매자/],
  },
  { before: /^/, after: /(?:名|名称|姓名|昵称|\sname)?(?=\s*(?:$|[:：]))/ },
);
const LONGEST_HEADING = 30;
const LONGEST_TOLD = 90;
const FEWEST_LABELS = 2;
const SEPARATOR = /[·•|/]/;

/** Titles and headings. */
export function headings({ document, page }: TitledPage): string[] {
  const found = page.lines.filter(({ block, text }) => text.length < 60 && /^H[1-4]$/.test(block.tagName));
  return [document.title, ...found.map(({ plain }) => plain)];
}

/** The money of somebody else, or of no purchase: what was sold, paid out, claimed, earned or traded. */
export function isOthers(
  titled: TitledPage & { url: URL | null; candidates: readonly Candidate[] },
): boolean {
  const { page, url } = titled;
  return (
    SELLERS_HOST.test(url?.hostname ?? '') ||
    page.buttons.some((words) => THEIR_BUTTON.test(words)) ||
    headings(titled).some((text) => OTHER_PAPER.test(text)) ||
    page.lines.some(({ plain }) => plain.length < LONGEST_TOLD && TO_SELLER.test(plain)) ||
    hasTheirLabels(page) ||
    listsPeople(page)
  );
}

function hasTheirLabels({ lines }: PageLines): boolean {
  const found = new Set<string>();
  for (const { plain } of lines) {
    if (plain.length > LONGEST_TOLD) continue;
    for (const part of SEPARATOR.test(plain) ? plain.split(SEPARATOR) : [plain]) {
      const label = THEIR_LABEL.exec(part.trimStart())?.[0];
      if (label !== undefined) found.add(label.toLowerCase());
    }
    if (found.size >= FEWEST_LABELS) return true;
  }
  return false;
}

/** A list of somebody's orders, seen from behind the counter. */
export function isBackOffice({ document }: TitledPage): boolean {
  return BACK_OFFICE.test(document.title);
}

/** One's own orders all have the same buyer. */
function listsPeople({ lines }: PageLines): boolean {
  const named = lines.filter(({ plain }) => plain.length < LONGEST_TOLD && PERSON.test(plain));
  const beside = named.flatMap(({ plain }) => /[:：]\s*(\S.*)/.exec(plain)?.[1] ?? []);
  if (new Set(beside).size > 1) return true;
  return named.some((line) => {
    const column = tableColumn(
      line,
      lines,
      (other) => (other.text.length < LONGEST_HEADING ? 1 : 0),
      WIDE_COLUMNS,
    );
    return column !== null && new Set(cellsOf(column)).size > 1;
  });
}

function cellsOf({ rows, at }: TableColumn): string[] {
  return rows.map((row) => row.children[at]?.textContent.trim() ?? '').filter((text) => text !== '');
}
