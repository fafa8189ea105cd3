import { isDefinite } from '../model/definite-rule';
import type { Field, FieldName } from '../model/field';
import type { PlatformDefinition, StageRule } from '../model/platform';
import type { Stage } from '../model/stage';
import type { Candidate } from './candidate';
import type { LabelledValues } from './labelled-values';
import type { IsVisible } from './layout';
import { hasPrefix } from './match-platform';
import { CHOSEN } from './chosen-values';
import { asksToScan } from './line-words';
import { findMoney } from './money';
import type { Line, PageLines } from './page-lines';
import { isCashierTitle, isTerms } from './page-title';
import type { TitleRules } from './title-rules';
import { onlyVisible } from './platform-values';
import {
  BUY_BUTTON,
  CART_BUTTON,
  CHANNEL,
  CLAIM_BUTTON,
  DETAIL_TITLE,
  DOUBT,
  FAILED_WORDS,
  PAID_WORDS,
  PAY_BUTTON,
  PLACED_WORDS,
  REFUND_WORDS,
  STATUS_FAILED,
  STATUS_PAID,
  STATUS_REFUND,
} from './words';

/** Everything that decides what a page is. */
export interface StageEvidence {
  document: Document;
  url: URL | null;
  page: PageLines;
  labelled: LabelledValues;
  candidates: readonly Candidate[];
  fields: readonly Field[];
  platform: PlatformDefinition | null;
  isVisible: IsVisible;
  /** False for words too small to be seen. */
  isDrawn: (node: Text | Element) => boolean;
  /** Further languages' words for the common ones. */
  words?: ReadonlyMap<string, RegExp>;
  /** What titles tell on sites that nobody configured. */
  titles?: TitleRules;
}

export interface StageFinding {
  stage: Stage | null;
  reasons: string[];
}

/** Of an order that its page confirms: whether it is paid, the page does not say. */
export const PLACED = 'words of an order placed';

/** A headline is short, and near what it is about. */
const LONGEST_HEADLINE = 60;
const WORDS_BEFORE = 10;
const NEAR_LINES = 40;

const nothing = (): StageFinding => ({ stage: null, reasons: [] });

/** What the page is, and why. Definite platform rules first, then what the page says, then where it is. */
export function findStage(evidence: StageEvidence): StageFinding {
  const { platform } = evidence;
  const definite = platform?.stages.find((rule) => isDefinite(rule) && ruleHolds(rule, evidence));
  if (definite !== undefined) return { stage: definite.stage, reasons: [`rule of ${platform?.id}`] };
  const found = stageByContent(evidence);
  // Asked last: telling an article takes longer than all the rest, and most pages are nothing anyway.
  return found.stage !== null && evidence.titles?.isArticle(evidence) === true ? nothing() : found;
}

function stageByContent(evidence: StageEvidence): StageFinding {
  const { platform, fields, labelled, page } = evidence;

  const has = (name: FieldName, minimum = 0): boolean =>
    fields.some((field) => field.name === name && field.confidence >= minimum);
  const status = labelled.statuses.map(({ text }) => text).join(' ');
  const isAbout = has('orderNo') || has('amount');

  if (evidence.titles?.isSupport(evidence) === true)
    return { stage: 'support', reasons: ['titled as support', 'box to write a message'] };
  if (labelled.isList)
    return evidence.titles?.isOthersList(evidence, evidence.url, hasNumber(evidence)) === true
      ? nothing()
      : { stage: 'order', reasons: ['lists several orders'] };
  const failed = headline(FAILED_WORDS, evidence);
  if (isAbout && (failed !== null || matching(STATUS_FAILED, status, evidence)))
    return {
      stage: 'failed',
      reasons: [failed === null ? 'status says failed' : 'words of failure', ...about(fields)],
    };
  if (
    isAbout &&
    hasButton(evidence, CLAIM_BUTTON) &&
    evidence.titles?.isAboutRefund(page) !== false &&
    page.lines.some((line) => line.asksInput === true)
  )
    return { stage: 'claim', reasons: ['asks to send a claim', ...about(fields)] };
  const paid = headline(PAID_WORDS, evidence);
  const isDetail = matching(DETAIL_TITLE, evidence.document.title, evidence) !== null;
  if (isAbout && paid !== null && (has('orderNo') || !hasButton(evidence, CART_BUTTON)))
    return {
      stage: isDetail || evidence.titles?.isUnderDetail(page, paid) === true ? 'order' : 'paid',
      reasons: ['words of success', ...about(fields)],
    };
  if (isAbout && evidence.titles?.returnsPaid(evidence.url) === true && !isDetail)
    return { stage: 'paid', reasons: ['address says paid', ...about(fields)] };
  if (matching(STATUS_REFUND, status, evidence) || (isAbout && headline(REFUND_WORDS, evidence) !== null))
    return { stage: 'refund', reasons: ['words of a refund'] };
  if (isAbout && labelled.statuses.some(({ text }) => matching(STATUS_PAID, text, evidence)))
    return { stage: 'order', reasons: ['status says paid', ...about(fields)] };

  const asksCard = evidence.titles?.asksCard(evidence) === true;
  const isPayable =
    has('amount') &&
    !has('paidAt') &&
    (asksCard ||
      hasButton(evidence, PAY_BUTTON) ||
      page.lines.some(asksToScan) ||
      countButtons(evidence, CHANNEL) > 1);
  const offersChannels =
    isPayable &&
    (asksCard ||
      has('channel') ||
      page.lines.some((line) => line.text.length < 40 && CHANNEL.test(line.plain)));
  if (evidence.titles?.isTopUp(evidence) === true && !has('orderNo', 0.5) && hasButton(evidence, PAY_BUTTON))
    return { stage: 'offer', reasons: ['titled as adding money', 'box for the amount'] };
  const isChoice =
    !has('orderNo') &&
    page.dialog === null &&
    evidence.candidates.some(({ name, reason }) => name === 'amount' && reason === CHOSEN) &&
    countPrices(evidence) > 1;
  if (isPayable && isChoice)
    return { stage: 'offer', reasons: ['one of several prices is chosen', 'way to pay'] };
  if (isPayable && has('orderNo', 0.5))
    return { stage: 'cashier', reasons: ['amount to pay', 'order number', 'way to pay'] };

  const place = platform?.stages.find((rule) => !isDefinite(rule) && ruleHolds(rule, evidence));
  if (
    place !== undefined &&
    (evidence.candidates.some((candidate) => candidate.name === 'amount') || countPrices(evidence) > 0)
  ) {
    return { stage: place.stage, reasons: [`address of ${platform?.id}`, 'amounts on the page'] };
  }
  if (isPayable && offersChannels)
    return { stage: 'cashier', reasons: ['amount to pay', 'payment channels', 'way to pay'] };
  if (isPayable && isCashierTitle(evidence))
    return { stage: 'cashier', reasons: ['amount to pay', 'named a cashier'] };
  if ((has('orderNo') || has('amount', 0.5)) && !isDetail && headline(PLACED_WORDS, evidence) !== null)
    return { stage: 'order', reasons: [PLACED, ...about(fields)] };
  if (
    (has('orderNo', isDetail ? 0.3 : 0.5) || has('channelOrderNo', 0.5)) &&
    (has('amount') || has('product') || has('orderedAt'))
  )
    return { stage: 'order', reasons: about(fields) };
  const isNamedOffer = BUY_BUTTON.test(evidence.document.title) && has('channel');
  if (
    !page.hasPassword &&
    !hasButton(evidence, CART_BUTTON) &&
    evidence.titles?.isCatalogue(evidence) !== true &&
    ((hasButton(evidence, BUY_BUTTON) && (has('amount', 0.4) || countPrices(evidence) > 1)) ||
      evidence.titles?.hasPriceButtons(evidence) === true ||
      (isNamedOffer && (hasButton(evidence, PAY_BUTTON) || countPrices(evidence) > 1)))
  )
    return { stage: 'offer', reasons: ['prices', 'button to buy'] };
  if (has('amount', 0.5) && has('paidAt')) return { stage: 'paid', reasons: ['a receipt', ...about(fields)] };
  if (isTerms(evidence)) return { stage: 'terms', reasons: ['headed as terms'] };
  return nothing();
}

function ruleHolds(rule: StageRule, { url, document, page, isVisible }: StageEvidence): boolean {
  const { parameter, selector, texts } = rule;
  if (rule.url !== undefined && (url === null || !hasPrefix(url, rule.url))) return false;
  if (parameter !== undefined && !parameter.values.includes(url?.searchParams.get(parameter.name) ?? ''))
    return false;
  if (selector !== undefined && onlyVisible(document, selector, isVisible) === null) return false;
  return (
    texts === undefined ||
    page.lines.some((line) => texts.some((text) => text !== '' && line.text.includes(text)))
  );
}

/** Words that report something: visible, short, no link or button, not in doubt, near an amount or an order number. */
function headline(words: RegExp, evidence: StageEvidence): Line | null {
  const { page, labelled, candidates, isDrawn } = evidence;
  const subjects = candidates.filter(({ name }) => name === 'amount' || name === 'orderNo');
  if (subjects.length === 0) return null;
  const found = page.lines.find((line) => {
    const match = line.text.length > 3 * LONGEST_HEADLINE ? null : matching(words, line.plain, evidence);
    if (match === null || labelled.statuses.some((status) => status.line === line.index)) return false;
    // Latin letters say less each.
    const scale = /[a-z\u0400-\u1eff]/i.test(match[0]) ? 3 : 1;
    if (line.text.length > LONGEST_HEADLINE * scale || match.index > WORDS_BEFORE * scale) return false;
    const run = line.runs.find((each) => each.end > match.index);
    if (run === undefined || run.role !== 'text') return false;
    const end = match.index + match[0].length;
    if (
      matching(DOUBT, line.plain.slice(0, match.index), evidence) ||
      /^(?:[多怎或、的时后]|[^，。,.!！]{0,12}[?？])/.test(line.text.slice(end))
    )
      return false;
    return (
      subjects.some(
        (candidate) => candidate.line < 0 || Math.abs(candidate.line - line.index) <= NEAR_LINES,
      ) && isDrawn(run.node)
    );
  });
  return found ?? null;
}

/** The common words, or those of the further languages. */
function matching(words: RegExp, text: string, { words: more }: StageEvidence): RegExpExecArray | null {
  return words.exec(text) ?? more?.get(words.source)?.exec(text) ?? null;
}

function hasNumber({ candidates }: StageEvidence): boolean {
  return candidates.some(({ name }) => name === 'orderNo' || name === 'channelOrderNo');
}

function about(fields: readonly Field[]): string[] {
  const names: Partial<Record<FieldName, string>> = {
    orderNo: 'order number',
    amount: 'amount',
    paidAt: 'time of payment',
  };
  return fields.flatMap((field) => names[field.name] ?? []);
}

function hasButton(evidence: StageEvidence, words: RegExp): boolean {
  return evidence.page.buttons.some((button) => matching(words, button, evidence));
}

function countButtons(evidence: StageEvidence, words: RegExp): number {
  return evidence.page.buttons.filter((button) => matching(words, button, evidence)).length;
}

/** A balance is no price, unless the page asks how much to add to it. */
function countPrices({ page: { lines, language }, labelled }: StageEvidence): number {
  const asks = lines.some((line) => line.asksInput);
  return lines.filter(
    (line) =>
      line.text.length < 48 &&
      findMoney(line.text, { language }, true).length > 0 &&
      (asks || !line.runs.some((run) => labelled.taken.has(run))),
  ).length;
}
