import { MORE_WORDS } from './more-words';
import type { ToldPage } from './prose';
import { DETAIL_TITLE, PAID_WORDS, PLACED_WORDS } from './words';

/** Among the names of a host, and the parts of a path; not forums, which sell credit of their own. */
const READ_HOST =
  /^(?:[\w-]+\.)*?(?:help|docs?|developers?|blog|news|community|wiki|baike|zhidao|zhuanlan|faq|kb)\./i;
const READ_PATH =
  /\/(?:hc|kb|articles?|blogs?|docs?|faqs?|help|wiki|threads?|thread-[\w-]+|topics?|questions?|news|tutorials?|guides?|posts?|stories|zixun|gonggao|announcements?)(?=[/.]|$)|\/(?:19|20)\d\d\/?(?:0[1-9]|1[0-2])\/?(?:[0-3]\d\/)?[^/]*[a-z][^/]*\.s?html?$/i;
/** How much of a heading its words of success must be. */
const MOST_OF_IT = 0.7;
const FEWEST_LABELS = 3;
const RECORD_TITLES = [PAID_WORDS, PLACED_WORDS, DETAIL_TITLE].flatMap((words) => [
  words,
  MORE_WORDS.get(words.source) ?? words,
]);
/** Longer headings say more than what happened. */
const LONGEST_GREETING = 14;

/** Where sites keep what is read, unless the page is headed as the record of a purchase: papers and blogs are paid for too. */
export function isOnlyRead(told: ToldPage): boolean {
  const { url } = told;
  return (
    url !== null && (READ_HOST.test(url.hostname) || READ_PATH.test(url.pathname)) && !isHeadedAsRecord(told)
  );
}

/** A heading that says what happened, or names an order, and nothing else; with the values that go with it. */
function isHeadedAsRecord({ page, candidates }: ToldPage): boolean {
  const labels = new Set(
    candidates.flatMap(({ name, label, line }) => (label !== null && line >= 0 ? name : [])),
  );
  return (
    labels.has('amount') &&
    labels.size >= FEWEST_LABELS &&
    page.lines.some(({ block, plain }) => /^H[1-4]$/.test(block.tagName) && isRecordTitle(plain))
  );
}

function isRecordTitle(text: string): boolean {
  const title = text.replace(/[\s!！。.✓√]+$/, '');
  return RECORD_TITLES.some((words) => {
    const match = words.exec(title);
    if (match === null) return false;
    // 恭喜您，充值成功: Chinese greets first.
    const isLast = match.index + match[0].length === title.length && title.length < LONGEST_GREETING;
    return match[0].length >= MOST_OF_IT * title.length || (isLast && title > '\u2e80');
  });
}
