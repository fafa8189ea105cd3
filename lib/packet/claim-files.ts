import { isPicture } from '../model/capture';
import type { PictureCopy } from '../model/picture-copy';
import type { PacketClaim } from '../model/packet-claim';
import type { Stage } from '../model/stage';
import type { PurchaseEvidence, ReadAttachment } from './evidence';
import { claimChanges } from './claim-changes';
import { claimChecklist } from './claim-checklist';
import { claimPdf, type ClaimFileFacts } from './claim-pdf';
import { packetFile, type PacketFile } from './packet-file';
import { pagesOf } from './picture-pages';
import type { Copies } from './report-capture';
import { visibleText } from './visible-text';

/** Which pictures go first where only some are taken. */
const FIRST: readonly Stage[] = [
  'paid',
  'order',
  'failed',
  'offer',
  'cashier',
  'progress',
  'balance',
  'support',
];

/**
 * The statement, and `submit/<recipient>/`: pictures and PDFs that this recipient takes, the short text, and a list of
 * what is there. Nothing in there is above the recipient's limits; what did not fit is said in the list. For a public
 * recipient there are only masked pictures: others show accounts.
 */
export async function claimFiles(
  claim: PacketClaim,
  evidence: readonly PurchaseEvidence[],
  copies: Copies,
  facts: ClaimFileFacts,
): Promise<PacketFile[]> {
  const { limits, id } = claim.recipient;
  const hidesPictures = claim.recipient.isPublic && facts.isRedacted !== true;
  const folder = `data/submit/${id}`;
  const all = picturesOf(evidence, facts.attachments, copies);
  const small = all.filter(({ content }) => content.size <= limits.imageBytes);
  const pictures = hidesPictures ? [] : small.slice(0, limits.imageCount ?? small.length);
  const added = addedPdfs(facts.attachments);
  const pdfs = hidesPictures ? [] : added.filter(({ size }) => size <= (limits.pdfBytes ?? 0));
  const purchases = evidence.map(({ purchase }) => purchase);
  const statement = await claimPdf(claim, purchases, [], facts);
  const application =
    hidesPictures || limits.pdfBytes === null
      ? null
      : await fittingPdf({ bytes: limits.pdfBytes, pages: limits.pdfPages }, statement, all, (some) =>
          claimPdf(claim, purchases, some, facts),
        );
  const prepared = {
    pictures: pictures.length,
    left: all.length - pictures.length,
    pdfs: pdfs.length,
    leftPdfs: added.length - pdfs.length,
    hasPdf: application !== null,
    leftOfPdf: application === null ? 0 : all.length - application.pictures,
    hidesPictures,
  };
  const numbered = (name: string, parts: readonly Blob[], extension: string) =>
    Promise.all(
      parts.map((part, index) =>
        packetFile(`${folder}/${name}${String(index + 1).padStart(2, '0')}.${extension}`, part),
      ),
    );
  return [
    await packetFile('data/statement.txt', `${visibleText(claim.full)}\n`),
    await packetFile('data/statement.pdf', statement.pdf),
    await packetFile(`${folder}/text.txt`, `${visibleText(claim.short)}\n`),
    await packetFile(`${folder}/checklist.txt`, claimChecklist(claim, purchases, prepared)),
    ...(claim.changes === null
      ? []
      : [await packetFile(`${folder}/changes.txt`, claimChanges(claim.changes, claim.version))]),
    ...(application === null ? [] : [await packetFile(`${folder}/application.pdf`, application.pdf)]),
    ...(await numbered(
      '',
      pictures.map(({ content }) => content),
      'jpg',
    )),
    ...(await numbered('added-', pdfs, 'pdf')),
  ];
}

/** PDFs that the person added, as they are. */
function addedPdfs(attachments: readonly ReadAttachment[]): Blob[] {
  return attachments.flatMap(({ body, files }) =>
    body.file?.type === 'application/pdf'
      ? files.filter(({ path }) => path.endsWith('.pdf')).map(({ content }) => content)
      : [],
  );
}

/** What a picture takes in a PDF besides its own bytes: its page, and its entries in the lists. */
const PICTURE_BYTES = 1_000;

/**
 * The application with as many pictures as the limits allow, the most telling first: one that does not fit does not keep out
 * a smaller one after it. Null where not even the text fits. @param bare the same without pictures
 */
async function fittingPdf(
  most: { bytes: number; pages: number },
  bare: { pdf: Blob; pages: number },
  pictures: readonly PictureCopy[],
  make: (pictures: readonly PictureCopy[]) => Promise<{ pdf: Blob; pages: number }>,
): Promise<{ pdf: Blob; pictures: number } | null> {
  let [bytes, pages] = [bare.pdf.size, bare.pages];
  const chosen = pictures.filter((picture) => {
    const [size, own] = [picture.content.size + PICTURE_BYTES, pagesOf(picture)];
    const fits = bytes + size <= most.bytes && pages + own <= most.pages;
    if (fits) [bytes, pages] = [bytes + size, pages + own];
    return fits;
  });
  for (let count = chosen.length; count >= 0; count--) {
    const made = await make(chosen.slice(0, count));
    if (made.pdf.size <= most.bytes && made.pages <= most.pages) return { pdf: made.pdf, pictures: count };
  }
  return null;
}

/** Those that the person added come after the pages that show the payment itself, and before the rest. */
function picturesOf(
  evidence: readonly PurchaseEvidence[],
  attachments: readonly ReadAttachment[],
  copies: Copies,
): PictureCopy[] {
  const rank = (stage: Stage) => (FIRST.includes(stage) ? FIRST.indexOf(stage) : FIRST.length);
  const captured = evidence.flatMap((one) =>
    one.evidence.flatMap(({ body }) =>
      body.files.filter(isPicture).map(({ path }) => ({
        rank: rank(body.stage),
        copy: copies.get(`${body.id}/${path}`),
      })),
    ),
  );
  const added = attachments.map(({ body }) => ({
    rank: FIRST.indexOf('failed') + 0.5,
    copy: body.file === null ? undefined : copies.get(`${body.id}/${body.file.path}`),
  }));
  return [...captured, ...added]
    .sort((one, other) => one.rank - other.rank)
    .flatMap(({ copy }) => copy ?? []);
}
