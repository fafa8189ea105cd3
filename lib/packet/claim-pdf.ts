import type { PictureCopy } from '../model/picture-copy';
import { formatMoney } from '../model/money';
import type { PacketClaim } from '../model/packet-claim';
import type { Purchase } from '../model/purchase';
import { both, same } from './both';
import { claimWords } from './claim-words';
import { ACCENT, factTable, inline, paragraph, SMALL, SOFT, span } from './pdf/blocks';
import type { GlyphOutliner } from './pdf/glyph-outlines';
import { PdfBook, TEXT_WIDTH } from './pdf/pdf-book';
import type { ReadAttachment } from './evidence';
import { paymentTable } from './minor-payments';
import { writePicturePages } from './picture-pages';
import type { PlatformNames } from './platform-name';
import type { Fact } from './report';
import { writeTable } from './report-pdf-table';

export interface ClaimFileFacts {
  outlineGlyph: GlyphOutliner;
  newestAt: number;
  software: string;
  /** What is masked is masked in the pictures too, so that everybody may see them. */
  isRedacted?: boolean;
  /** What the person added. */
  attachments: readonly ReadAttachment[];
  platformNames: PlatformNames;
}

/** The application on A4: who, what, how much and what is asked, the statement, then pictures, each on pages of its own. */
export async function claimPdf(
  claim: PacketClaim,
  purchases: readonly Purchase[],
  pictures: readonly PictureCopy[],
  { outlineGlyph, newestAt, software, platformNames }: ClaimFileFacts,
): Promise<{ pdf: Blob; pages: number }> {
  const book = new PdfBook(outlineGlyph);
  const title = claimWords('title');
  book.bookmark(title.zh);
  paragraph(book, inline(title, { size: 18, style: 'bold' }), 4);
  book.fill(0, book.y, TEXT_WIDTH, 2, ACCENT);
  book.y += 8;
  factTable(book, claimSummary(claim, purchases));
  book.y += 12;
  for (const line of claim.full.split('\n')) paragraph(book, [span(line, { size: 11 })], 5);
  if (claim.payments !== undefined) writeTable(book, paymentTable(purchases, claim.payments, platformNames));
  for (const picture of pictures) writePicturePages(book, picture);
  let count = 1;
  const orders = purchases.flatMap(({ orderNo }) => orderNo ?? []).slice(0, 2);
  const pdf = await book.finish({
    title: `${title.zh} ${title.en}`,
    createdAt: newestAt,
    producer: software,
    language: claim.language,
    // The order stands on each page: pages are taken apart at a desk.
    footer: (page, pages) => {
      count = pages;
      return [
        inline(same(orders.join(' · ')), { size: SMALL, color: SOFT }),
        inline(both('report.page', { page, pages }), { size: SMALL, color: SOFT }),
      ];
    },
  });
  return { pdf, pages: count };
}

/** Who, what, how much, what is asked. Also on the first page of the report. */
export function claimSummary(claim: PacketClaim, purchases: readonly Purchase[]): Fact[] {
  const shown = (values: readonly (string | null)[]) => {
    const known = [...new Set(values.filter((value) => value !== null))];
    return known.length === 0 ? null : same(known.slice(0, 5).join(' · ') + (known.length > 5 ? ' …' : ''));
  };
  return [
    { label: claimWords('title'), value: claimWords(`reason.${claim.reason}`) },
    ...(claim.changes === null
      ? []
      : [
          {
            label: claimWords('changes.version'),
            value: claimWords('changes.title', { version: claim.version, from: claim.changes.from }),
          },
        ]),
    { label: both('field.account'), value: shown(purchases.map(({ account }) => account)) },
    { label: both('field.orderNo'), value: shown(purchases.map(({ orderNo }) => orderNo)), code: true },
    {
      label: both('field.amount'),
      value: shown(purchases.map(({ amount }) => (amount === null ? null : formatMoney(amount)))),
    },
    {
      label: claimWords('answer.asked'),
      value: claim.asked === null ? null : same(formatMoney(claim.asked)),
    },
    ...(claim.applicationNo.trim() === ''
      ? []
      : [{ label: claimWords('progress.number'), value: same(claim.applicationNo.trim()), code: true }]),
  ];
}
