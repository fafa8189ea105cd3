import { anyOf } from './any-of';
import type { Candidate } from './candidate';
import type { Line } from './page-lines';
import type { TitledPage } from './page-title';
import { isOfPage } from './line-words';
import { MORE_WORDS } from './more-words';
import { PAID_WORDS, PAY_BUTTON } from './words';

/** A page that talks about payments instead of showing one; `candidates` are the values that it was read to have. */
export interface ToldPage extends TitledPage {
  url: URL | null;
  candidates: readonly Candidate[];
}

/** What a person presses to answer somebody else: nobody replies to a receipt. */
const REPLY = anyOf(
  {
    zh: [
      /回复|回覆|引用|只看该作者|只看楼主|点赞|赞同|发表(?:回复|评论)|写评论|转发|发弹幕|(?:登录|注册)后?(?:即可)?(?:回复|评论|发[表言帖])/,
    ],
    en: [
      /(?:log|sign) ?in to (?:answer|reply|comment|post|vote)|reply(?: all)?|forward|upvote/,
      /(?:post|add|leave)(?: your| an?)? (?:answer|comment|reply)/,
      /join the (?:discussion|conversation)/,
    ],
    fr: [/répondre/],
    de: [/antworten/],
    es: [/responder/],
    ja: [/返信(?:する)?|コメントする/],
    ko: [/답글(?: 달기)?/],
    vi: [/trả lời/],
    id: [/balas/],
    ru: [/ответить/],
  },
  { before: /^/, after: /$/ },
);
/** What help pages ask their readers. */
const HELPFUL = anyOf({
  zh: [/(?:有(?:所)?帮助|有用|解决了?您?的?问题)(?:吗|么|？|\?)|是否(?:有帮助|有用|已?解决)/],
  en: [/(?:was|is|did) this [\w ]{0,24}(?:helpful|help you|useful|answer)|found this helpful/],
  fr: [/cet article vous a/],
  de: [/war dieser (?:artikel|beitrag)/],
  es: [/te (?:ha )?result[óo] útil|fue útil/],
  ja: [/役に立ちましたか|解決しましたか/],
  ko: [/도움이 되(?:었|셨)/],
  vi: [/có hữu ích/],
  id: [/apakah (?:artikel )?ini (?:bermanfaat|membantu)/],
  ru: [/была ли (?:эта )?(?:статья|информация)/],
});
/** Who wrote it and when, how many read it, and what else there is to read. */
const BYLINE = anyOf({
  zh: [
    /\d[\d,.]*[万wk]?\s?(?:次?阅读|次?浏览|评论|回答|人赞同|个?赞\b|views|replies|comments|answers|likes|upvotes)/,
    /(?:阅读|浏览|评论|点击|查看|回复|点赞)(?:量|数|次数)?\s?[:：(（]?\s?\d|分钟阅读/,
    /^(?:本文)?(?:作者|来源|责任编辑|编辑|记者|译者|文章分类|标签|原创|转载)\s?[:：|]|编辑于|^发[表布]于|^楼主|只看楼主|只看该作者/,
    /^(?:相关|推荐|更多|热门)(?:阅读|文章|帖子|问题|话题)|^(?:上|下)一篇|^目录$/,
  ],
  en: [
    /\bmin(?:ute)?s? read/,
    /(?:posted|published|written|edited|reviewed|reported) (?:on|by|in)\b|^by [A-Z][a-z]+/,
    /^(?:related|suggested|recommended|further|more|popular|trending) (?:articles?|posts?|topics?|questions?|reading|stories)/,
    /last (?:updated|modified|edited)|^updated\b.{0,20}\bago/,
    /^(?:asked|modified|viewed|answered) \d|^table of contents|^in this article|^on this page/,
    /comments?\s?[(（]\d|^filed under/,
  ],
  fr: [/^(?:publié|mis à jour) /],
  de: [/^veröffentlicht/],
  ja: [/コメント\s?[(（]\d|トラックバック|^カテゴリー?\s?[:：]|^関連記事|^(?:投稿|公開|更新)日/],
  ru: [/^опубликовано/],
});
/** What follows is made up. */
const EXAMPLE = anyOf({
  zh: [/例如|譬如|比如[:：，]|示例|样例|如下(?:图|所示|格式)|展示如下/],
  en: [
    /for example|\be\.g\.|looks? (?:something )?like this|will see (?:a|the|this|something)/,
    /sample (?:order|receipt|page|response|request|data)|lorem ipsum/,
  ],
  fr: [/par exemple/],
  de: [/zum beispiel/],
  es: [/por ejemplo/],
  ja: [/たとえば|以下のよう/],
  ru: [/например/],
});
/** A name and a day at once: who wrote this, and when. */
const AUTHORED =
  /^(?:作者|发帖人|楼主|发表者|posted by|asked by|投稿者)\s?[:：]?\s?\S.{0,30}?\d{4}[-/.年]\s?\d{1,2}/i;
/** 引用 回覆 檢舉, where no element tells that they are pressed. */
const REPLY_BAR =
  /^(?:(?:引用|回[复覆]|举报|检举|檢舉|点赞|赞|踩|分享|收藏|转发|追问|reply|quote|report|share|like)(?:\s?[(（]?\d*[)）]?[\s·|/]*)){2,}$/i;
/** The head of a customer's review. */
const REVIEW =
  /★{2,}|⭐{2,}|\b[1-5](?:\.\d)?\s?(?:out of|\/)\s?5\b|^(?:商家|卖家|官方|店主)回复|^追评|verified (?:buyer|purchase)/i;
/** Folders of a mailbox. */
const MAIL_FOLDER = anyOf(
  {
    zh: [/收件箱|已发送|发件箱|草稿箱?|垃圾(?:邮件|箱)|已删除|写信|回收站/],
    en: [/inbox|sent(?: mail| items)?|drafts?|spam|junk(?: e-?mail)?|trash|starred|compose|archive/],
    fr: [/boîte de réception/],
    de: [/posteingang/],
    es: [/bandeja de entrada/],
    ja: [/受信トレイ|送信済み/],
    ru: [/входящие/],
  },
  { before: /^/, after: /(?:\s?[(（]?\d+[)）]?)?$/ },
);
/** The columns of a reference for developers. */
const REFERENCE =
  /^(?:参数名?|变量名?|字段名?|类型|示例值?|必填|描述|parameters?|field|type|required|description|example)$/i;
const FEWEST_REFERENCE = 3;
/** 2楼: one of several who wrote below each other. */
const FLOOR = /^(?:\d{1,4}|沙发|板凳)\s?楼(?=$|[\s:：])/;
/** A parcel's way, with what it is worth. */
const PARCEL =
  /shipment|parcel|track(?:ing)? (?:your|order|package|number)|物流(?:跟踪|查询|详情|信息)|快递(?:查询|跟踪)|suivi de colis|sendungsverfolgung|seguimiento|配送状況|배송 ?조회|отслеживан/i;
const FOUND =
  /^(?:about |some )?[\d,.]+\s(?:search )?results?\b|(?:找到|搜索到|共)?约?\s?[\d,]+\s?(?:条|个)(?:相关)?结果/i;
/** The payment itself is still open. */
const PENDING = anyOf({
  zh: [
    /^(?:您的|本次|该笔)?(?:支付|付款|充值|交易|缴费)(?:结果)?(?:正在)?(?:处理|确认|审核|查询|受理)中/,
    /^(?:银行|系统)?正在(?:处理|确认|查询)(?:您的|您本次的)?(?:支付|付款|充值|交易)|^等待银行/,
  ],
  en: [
    /^(?:your )?(?:payment|transaction|transfer) (?:is )?(?:pending|processing|being processed|under review|in progress|awaiting)/,
    /^(?:we(?:'|’)?re |we are )?(?:processing|verifying|confirming) (?:your )?(?:payment|transaction)/,
  ],
  fr: [/^paiement en (?:cours|attente)/],
  de: [/^zahlung (?:wird (?:bearbeitet|geprüft)|in bearbeitung|ausstehend)/],
  es: [/^pago (?:pendiente|en proceso)/],
  ja: [/^(?:お)?(?:支払い?|決済)(?:を|が)?(?:処理|確認)(?:中|しています)/],
  ko: [/^결제 ?(?:처리|확인) ?중/],
  vi: [/^(?:thanh toán|giao dịch) đang (?:được )?xử lý/],
  id: [/^pembayaran (?:sedang )?(?:diproses|tertunda|menunggu)/],
  ru: [/^платёж (?:обрабатывается|в обработке)/],
});

const REPORTED = [PAID_WORDS, MORE_WORDS.get(PAID_WORDS.source) ?? PAID_WORDS];
const CODE = 'pre, code, blockquote, samp, kbd';
const SOURCE_CODE = /[{};]|=>|<\/|\w\(|["']\s?:/;
/** A call, a function or an object, with a text in quotes: shown to who writes programs. */
const PROGRAM = /(?:\w\(|=>|\{).*["'`]/;
const LONGEST_NOTE = 90;
/** A headline and its details come early. */
const EARLY_LINES = 12;
/** Sentences before the values of a receipt are few, and say less than its labels. */
const MOST_SENTENCES = 2;

/** Articles, help, forums, letters, search results, pages for developers, and payments that are still open. */
export function isTold(page: ToldPage): boolean {
  const { lines, buttons } = page.page;
  const notes = lines.filter(({ text }) => text.length < LONGEST_NOTE);
  const sentences = lines.filter(isSentence);
  if (notes.some(({ plain }) => HELPFUL.test(plain))) return true;
  if (buttons.some((words) => REPLY.test(words))) return true;
  if (notes.filter(({ text }) => MAIL_FOLDER.test(text.trim())).length > 2) return true;
  if (notes.some(({ plain }) => FLOOR.test(plain) || AUTHORED.test(plain) || REPLY_BAR.test(plain.trim())))
    return true;
  if (isReviewed(page, notes)) return true;
  const columns = notes.flatMap(({ plain }) => REFERENCE.exec(plain.trim())?.[0] ?? []);
  if (new Set(columns).size >= FEWEST_REFERENCE && page.candidates.every(({ name }) => name !== 'channel'))
    return true;
  if (isParcel(page)) return true;
  if (notes.some(({ plain }) => FOUND.test(plain)) && hasQuery(page.url)) return true;
  if (isPending(page, notes)) return true;
  if (sentences.length > 1 && notes.some(({ plain }) => BYLINE.test(plain))) return true;
  if (isQuoted(page)) return true;
  return isProse(page, sentences);
}

/** Ends as sentences do, and is long enough for one. */
function isSentence(line: Line): boolean {
  const { text, block } = line;
  if (text.length < 16 || /^H[1-6]$/.test(block.tagName)) return false;
  const length = (text.match(/[\u3041-\u9fff\uac00-\ud7af]/g)?.length ?? 0) * 2.5 + text.length;
  return (
    length > 60 &&
    /[.!?。！？…；;:：]["”’」』)）]?$|[，。；！？][^，。；！？]*$/.test(text.trim()) &&
    isOfPage(line)
  );
}

/** Headed as a parcel's, and no amount is labelled as paid. */
function isParcel({ document, page: { lines }, candidates }: ToldPage): boolean {
  const heading = lines.find(({ block }) => /^H[1-3]$/.test(block.tagName));
  return (
    [document.title, heading?.plain ?? ''].some((text) => text.length < LONGEST_NOTE && PARCEL.test(text)) &&
    !candidates.some(({ name, label }) => name === 'amount' && label !== null)
  );
}

/** All that reports a success is what customers wrote. */
function isReviewed({ page: { lines } }: ToldPage, notes: readonly Line[]): boolean {
  const [first, second] = notes.filter(({ plain }) => REVIEW.test(plain));
  if (first === undefined || second === undefined) return false;
  const successes = lines.filter(({ plain }) => REPORTED.some((words) => words.test(plain)));
  return successes.length > 0 && successes.every(({ index }) => index >= first.index);
}

function hasQuery(url: URL | null): boolean {
  return [...(url?.searchParams.keys() ?? [])].some((name) =>
    /^(?:q|query|wd|word|keyword|keywords|kw|search|text|p)$/i.test(name),
  );
}

function isPending({ page: { lines, buttons } }: ToldPage, notes: readonly Line[]): boolean {
  // 我已支付: it waits for the person.
  if (buttons.some((words) => PAY_BUTTON.test(words))) return false;
  return notes.some(
    ({ plain, index, runs }) =>
      (index < EARLY_LINES || index * 2 < lines.length) &&
      plain.length < 60 &&
      runs[0]?.role === 'text' &&
      PENDING.test(plain),
  );
}

/** Beside a program, or all that looks like a purchase stands in code or in a quotation. */
function isQuoted({ page: { lines }, candidates }: ToldPage): boolean {
  const values = candidates.filter(
    ({ name, line }) => line >= 0 && (name === 'amount' || name === 'orderNo'),
  );
  const quoted = values.filter(({ line }) => (lines[line]?.block.closest(CODE) ?? null) !== null);
  const code = lines.filter(({ block, text }) => text.length > 8 && block.closest('pre') !== null);
  const hasCode = code.some(({ text }) => SOURCE_CODE.test(text));
  const isProgram = code.some(({ text }) => PROGRAM.test(text));
  return isProgram || (quoted.length > 0 && (quoted.length === values.length || hasCode));
}

/** What stands before the last value and beside the labels is told in sentences, or the values are an example. */
function isProse({ page: { lines }, candidates }: ToldPage, sentences: readonly Line[]): boolean {
  const values = candidates.filter(
    ({ name, line, label }) => line >= 0 && label !== null && (name === 'amount' || name === 'orderNo'),
  );
  const last = Math.max(-1, ...values.map(({ line }) => line));
  const before = sentences.filter(({ index }) => index <= last);
  if (before.length > 0 && sentences.length > 1 && before.some(({ plain }) => EXAMPLE.test(plain)))
    return true;
  if (before.length <= MOST_SENTENCES) return false;
  const lengthOf = (all: readonly Line[]) => all.reduce((sum, { text }) => sum + text.length, 0);
  const first = before[0]?.index ?? 0;
  return lengthOf(before) > 0.6 * lengthOf(lines.slice(first, last + 1));
}
