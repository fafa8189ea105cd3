import { formatMoney, type Money } from '../model/money';
import type { PacketClaim } from '../model/packet-claim';
import type { Purchase } from '../model/purchase';
import type { TimeStamp } from '../model/time-stamp';
import { trackProgress } from '../model/track-progress';
import { describeCourse } from '../text/record/describe-surroundings';
import { both, same, tellBoth, type Both } from './both';
import type { LedgerPart } from './disclose-ledger';
import { foreignAsTold } from './foreign-ledgers';
import type { ForeignPart } from './packet-source';
import { claimSummary } from './claim-pdf';
import { platformName, type PlatformNames } from './platform-name';
import { countMasks, maskedAll, maskedNotes } from './count-masks';
import type { Evidence, PurchaseEvidence, ReadAttachment } from './evidence';
import { composeAttachments } from './attachments';
import { paymentTable } from './minor-payments';
import type { Fact, Report, ReportPurchase, ReportTable } from './report';
import { composeCapture, type Copies } from './report-capture';
import { deviceTime, pageTime, utcTime } from './report-times';
import { anchorsAsTold } from './stamps';
import { amountAsShown, fieldNames, written } from './report-words';
import type { Field } from '../model/field';

export interface ReportFacts {
  claim?: PacketClaim | undefined;
  isPractice?: boolean | undefined;
  keyFingerprint: string;
  ledger: Pick<LedgerPart, 'shown' | 'all'>;
  anchors: readonly TimeStamp[];
  foreign: readonly ForeignPart[];
  attachments: readonly ReadAttachment[];
  /** Some were added that are not in the packet. */
  leavesAttachments: boolean;
  software: string;
  platformNames: PlatformNames;
}

/** Composes the report from purchases whose every byte was checked. */
export function composeReport(
  purchases: readonly PurchaseEvidence[],
  copies: Copies,
  facts: ReportFacts,
): Report {
  const all = purchases.flatMap(({ evidence }) => evidence);
  const counts = {
    purchases: purchases.length,
    captures: all.length,
    files: all.reduce((sum, { files }) => sum + files.length, 0),
    count: purchases.length,
  };
  const restored = foreignAsTold(facts.foreign);
  const newest = all.reduce((latest, one) =>
    one.capture.capturedAt > latest.capture.capturedAt ? one : latest,
  );
  const masked = countMasks(purchases, facts.attachments);
  return {
    title: both(facts.isPractice === true ? 'report.practiceTitle' : 'report.title'),
    intro: both(facts.isPractice === true ? 'report.practiceIntro' : 'report.intro', counts),
    facts: [
      ...(facts.claim === undefined
        ? []
        : claimSummary(
            facts.claim,
            purchases.map(({ purchase }) => purchase),
          )),
      {
        label: both('report.counts'),
        value: both(masked === null ? 'report.countsValue' : 'report.countsMasked', counts),
      },
      {
        label: both('report.newest'),
        value: same(`${deviceTime(newest.body.clock)} · ${utcTime(newest.body.clock)}`),
      },
      ...(masked === null
        ? []
        : [{ label: both('report.masked'), value: both(maskedAll(masked), { ...masked }) }]),
      ...(facts.leavesAttachments
        ? [
            {
              label: both('attached.title'),
              value: both(facts.attachments.length === 0 ? 'attached.left' : 'attached.leftSome'),
            },
          ]
        : []),
      { label: both('report.ledger'), value: ledgerValue(facts.ledger) },
      { label: both('report.key'), value: same(facts.keyFingerprint), code: true },
      ...(restored === null ? [] : [{ label: both('report.restoredLabel'), value: restored }]),
      { label: both('report.timestamp'), value: anchorsAsTold(facts.anchors) ?? both('report.noTimestamp') },
      { label: both('report.softwareLabel'), value: same(facts.software) },
    ],
    purchases: purchases.map(({ purchase, evidence }) => composePurchase(purchase, evidence, copies, facts)),
    totals: totals(purchases.map(({ purchase }) => purchase.amount)),
    tables: tablesOf(purchases, facts),
    attachments: composeAttachments(
      facts.attachments,
      purchases.map(({ purchase }) => purchase),
      copies,
    ),
    notes: [
      { title: both('meaning.title'), lines: [both('meaning.1'), both('meaning.2'), both('meaning.3')] },
      {
        title: both('limits.title'),
        lines: [
          both('limits.1'),
          both('limits.2'),
          both('limits.3'),
          both('limits.4'),
          both('limits.5'),
          both('limits.6'),
        ],
      },
      ...(masked === null
        ? []
        : [{ title: both('masked.title'), lines: maskedNotes(masked).map((key) => both(key)) }]),
      { title: both('check.title'), lines: [both('check.short')] },
    ],
  };
}

/** Of a guardian's claim, every payment. */
function tablesOf(
  purchases: readonly PurchaseEvidence[],
  { claim, platformNames }: ReportFacts,
): ReportTable[] {
  if (claim?.payments === undefined) return [];
  const all = purchases.map(({ purchase }) => purchase);
  return [paymentTable(all, claim.payments, platformNames)];
}

function ledgerValue({ shown, all }: ReportFacts['ledger']): Both {
  return shown === all
    ? both('report.ledgerValue', { lines: all })
    : both('report.ledgerPart', { shown, lines: all });
}

function composePurchase(
  purchase: Purchase,
  evidence: readonly Evidence[],
  copies: Copies,
  { platformNames, anchors }: ReportFacts,
): ReportPurchase {
  const { missing } = purchase;
  const fact = (name: Field['name'], value: string | null, code = false): Fact => ({
    label: both(`field.${name}`),
    value: value === null ? null : written(value),
    code,
  });
  return {
    platform: platformName(purchase, platformNames),
    product: productOf(purchase),
    purchase,
    amount: purchase.amount && formatMoney(purchase.amount),
    status:
      missing.length === 0
        ? both('report.complete')
        : both('report.missing', { fields: fieldNames(missing) }),
    isComplete: missing.length === 0,
    facts: [
      fact('orderNo', purchase.orderNo, true),
      fact('channelOrderNo', purchase.channelOrderNo, true),
      fact('amount', purchase.amount && amountAsShown(purchase.amount)),
      fact('channel', purchase.channel),
      {
        label: both('field.paidAt'),
        value: purchase.paidAt === null ? null : both('report.pageTime', { time: pageTime(purchase.paidAt) }),
      },
      fact('account', purchase.account),
      fact('product', purchase.product),
      fact('units', purchase.units),
      fact('merchant', purchase.merchant),
      ...tellBoth((word) =>
        describeCourse(
          evidence.map(({ body }) => body),
          word,
        ),
      ),
    ],
    progress: trackProgress(evidence.map(({ body }) => body)),
    captures: evidence.map((one) => composeCapture(one, copies, anchors)),
  };
}

/** Product and units, once where one says both. */
function productOf({ product, units }: Purchase): string | null {
  const parts = [product, units].filter((part) => part !== null);
  return parts.length === 0 ? null : written([...new Set(parts)].join(' · ')).zh;
}

/** Sums within one currency only, in the order in which they first appear. */
function totals(amounts: readonly (Money | null)[]): Both[] {
  const sums = new Map<string | null, number>();
  for (const amount of amounts) {
    if (amount !== null) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  return [...sums].map(([currency, minor]) => {
    const amount = formatMoney({ minor, currency });
    return currency === null ? both('report.totalUnknown', { amount }) : same(`${amount} ${currency}`);
  });
}
