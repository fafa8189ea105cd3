import type { PacketClaim } from '../model/packet-claim';
import type { Stage } from '../model/stage';
import { claimChanges } from './claim-changes';
import { claimChecklist } from './claim-checklist';
import { claimPdf, type ClaimFileFacts } from './claim-pdf';
import { packetFile, type PacketFile } from './packet-file';
import type { PurchaseEvidence } from './evidence';
import { isPicture, type Copies } from './report-capture';
import type { PictureCopy } from './report';
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
 * The statement, and `submit/<recipient>/`: pictures and one PDF that this recipient takes, the short text, and a
 * checklist. Nothing in there is above the recipient's limits; what did not fit is said in the checklist. For a public
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
  const all = picturesOf(evidence, copies);
  const small = all.filter(({ jpeg }) => jpeg.size <= limits.imageBytes);
  const pictures = hidesPictures ? [] : small.slice(0, limits.imageCount ?? small.length);
  const purchases = evidence.map(({ purchase }) => purchase);
  const statement = await claimPdf(claim, purchases, [], facts);
  const application =
    hidesPictures || limits.pdfBytes === null
      ? null
      : await fittingPdf(limits.pdfBytes, limits.pdfPages, all, (some) =>
          claimPdf(claim, purchases, some, facts),
        );
  const prepared = {
    pictures: pictures.length,
    left: all.length - pictures.length,
    hasPdf: application !== null,
    hidesPictures,
  };
  return [
    await packetFile('data/statement.txt', `${visibleText(claim.full)}\n`),
    await packetFile('data/statement.pdf', statement.pdf),
    await packetFile(`${folder}/text.txt`, `${visibleText(claim.short)}\n`),
    await packetFile(`${folder}/checklist.txt`, claimChecklist(claim, purchases, prepared)),
    ...(claim.changes === null
      ? []
      : [await packetFile(`${folder}/changes.txt`, claimChanges(claim.changes, claim.version))]),
    ...(application === null ? [] : [await packetFile(`${folder}/application.pdf`, application)]),
    ...(await Promise.all(
      pictures.map(({ jpeg }, index) =>
        packetFile(`${folder}/${String(index + 1).padStart(2, '0')}.jpg`, jpeg),
      ),
    )),
  ];
}

/** As many pictures as the limits allow, the most telling first; null where not even the text fits. */
async function fittingPdf(
  mostBytes: number,
  mostPages: number,
  pictures: readonly PictureCopy[],
  make: (pictures: readonly PictureCopy[]) => Promise<{ pdf: Blob; pages: number }>,
): Promise<Blob | null> {
  let sum = 0;
  let count = pictures.findIndex(({ jpeg }) => (sum += jpeg.size) > mostBytes);
  if (count === -1) count = pictures.length;
  for (; count >= 0; count--) {
    const { pdf, pages } = await make(pictures.slice(0, count));
    if (pdf.size <= mostBytes && pages <= mostPages) return pdf;
  }
  return null;
}

function picturesOf(evidence: readonly PurchaseEvidence[], copies: Copies): PictureCopy[] {
  const rank = (stage: Stage) => (FIRST.includes(stage) ? FIRST.indexOf(stage) : FIRST.length);
  return evidence
    .flatMap((one) => one.evidence)
    .sort((one, other) => rank(one.body.stage) - rank(other.body.stage))
    .flatMap(({ body }) =>
      body.files.filter(isPicture).flatMap(({ path }) => copies.get(`${body.id}/${path}`) ?? []),
    );
}
