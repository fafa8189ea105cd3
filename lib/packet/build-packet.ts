import { foreignLineId } from '../model/backup';
import { isPicture } from '../model/capture';
import { billRowsFile, readAttachments } from './attachments';
import { bagTags, manifest } from './bag';
import { claimFiles } from './claim-files';
import { copyPictures, picturesAdded, picturesOf } from './copy-pictures';
import { discloseLedger } from './disclose-ledger';
import { fewAtOnce } from './few-at-once';
import { foreignFileCount, foreignFiles, handoverFiles } from './foreign-ledgers';
import { paymentsCsv } from './minor-payments';
import { ordersCsv } from './orders-csv';
import { progressCsv } from './progress-csv';
import { packetFile, type PacketFile } from './packet-file';
import type { Packet, PacketOptions, PacketSource, PacketTools } from './packet-source';
import { countProgress } from './progress';
import { orderPurchases, promisedCaptures, readEvidence, sealedHashes } from './read-evidence';
import { readme } from './readme';
import { refuseLeaks } from './refuse-leaks';
import { records } from './records';
import type { PurchaseEvidence, ReadAttachment } from './evidence';
import { composeReport } from './compose-report';
import { countMasks } from './count-masks';
import { reportHtml } from './report-html';
import { reportPdf } from './report-pdf';
import { glyphOutliner } from './pdf/glyph-outlines';
import { anchorFiles, sealStampFiles } from './stamps';
import { zipPacket, zipTime } from './zip';

/** Files beside the captures' own: 3 tables, 2 reports, 4 tags, README, 3 checkers, signature, key. */
const OWN_FILES = 15;

/**
 * Makes an evidence packet of format 1. What is promised is counted, then read and hashed; anything missing or changed
 * stops it before there is a packet. Every time in it comes from the records, so the same records give the same bytes.
 * @throws {PacketError} where a promised part is missing, changed or unreadable.
 * @throws the signal's reason where the export was cancelled.
 */
export async function buildPacket(
  source: PacketSource,
  tools: PacketTools,
  options: PacketOptions = {},
): Promise<Packet> {
  const { redactor } = source;
  const sorted = orderPurchases(source.purchases);
  const purchases = redactor === undefined ? sorted : sorted.map((purchase) => redactor.purchase(purchase));
  const claim = source.claim && (redactor?.claim(source.claim) ?? source.claim);
  const promised = promisedCaptures(source);
  const captures = [...promised.values()].flat();
  const originals = captures.reduce((sum, { body }) => sum + body.files.length + 1, 0);
  const added = source.attachments ?? [];
  const pictures =
    captures.reduce((sum, { body }) => sum + body.files.filter(isPicture).length, 0) +
    added.filter(({ body }) => body.file !== null && isPicture(body.file)).length;
  // Each file is read and written, each picture copied; then the stamps, two files each.
  const written =
    originals +
    OWN_FILES +
    2 * source.anchors.length +
    foreignFileCount(source.foreign) +
    2 * added.length +
    (added.some(({ body }) => body.bill !== null) ? 1 : 0) +
    (claim?.payments === undefined ? 0 : 1) +
    (captures.some(({ body }) => (body.surroundings?.counts?.length ?? 0) > 0) ? 1 : 0) +
    claimFileCount(source, pictures + added.length);
  const progress = countProgress(originals + 2 * added.length + pictures + 1 + written, options);

  const sealed = sealedHashes(source.ledgerRows);
  const evidence: PurchaseEvidence[] = [];
  const copying = copyPictures(tools, { asJpeg: claim !== undefined }, progress);
  for (const purchase of purchases) {
    const whole = await fewAtOnce(promised.get(purchase.id) ?? [], (capture) =>
      readEvidence(capture, sealed, source, progress),
    );
    const own = [];
    for (const one of whole) own.push((await redactor?.evidence(one)) ?? one);
    evidence.push({ purchase, evidence: own });
    copying.begin(picturesOf(own));
  }

  const whole = await readAttachments(added, sealed, source, progress);
  const attachments: ReadAttachment[] = [];
  for (const one of whole) attachments.push((await redactor?.attachment(one)) ?? one);
  copying.begin(picturesAdded(attachments));

  const shownIds = new Set([
    ...captures.map(({ id }) => id),
    ...added.map(({ id }) => id),
    ...source.foreign.map(({ ledger: { root } }) => foreignLineId(root)),
  ]);
  const ledger = await discloseLedger(
    source.ledgerRows,
    shownIds,
    source.anchors.map(({ seq }) => seq),
    tools.proveLines,
  );
  const newestAt = Math.max(...captures.map((capture) => capture.capturedAt));
  const software = `recharge-evidence ${source.extension.version} build ${source.extension.build}`;
  const copies = await copying.finish();
  const outlineGlyph = glyphOutliner(tools.rasterizeGlyph);
  const billRows = await billRowsFile(attachments);
  const report = composeReport(evidence, copies, {
    claim,
    isPractice: source.isPractice,
    keyFingerprint: tools.key.fingerprint,
    ledger,
    anchors: source.anchors,
    foreign: source.foreign,
    attachments,
    leavesAttachments: source.leavesAttachments === true,
    software,
    platformNames: source.platformNames,
  });
  const series = progressCsv(evidence);
  const payload = [
    ...evidence.flatMap((one) => one.evidence.flatMap(({ files }) => files)),
    ...attachments.flatMap(({ files }) => files),
    ...(billRows === null ? [] : [billRows]),
    ...ledger.files,
    ...(await handoverFiles(tools.key.handovers ?? [])),
    ...(await anchorFiles(source.anchors)),
    ...(await foreignFiles(source.foreign, tools.proveLines)),
    await packetFile('data/records.jsonl', records(purchases, source.platformNames)),
    await packetFile('data/orders.csv', ordersCsv(purchases, source.platformNames)),
    ...(series === null ? [] : [await packetFile('data/progress.csv', series)]),
    ...(claim?.payments === undefined
      ? []
      : [await packetFile('data/payments.csv', paymentsCsv(purchases, source.platformNames))]),
    ...(claim === undefined
      ? []
      : await claimFiles(claim, evidence, copies, {
          outlineGlyph,
          newestAt,
          software,
          isRedacted: redactor !== undefined,
          attachments,
          platformNames: source.platformNames,
        })),
    await packetFile('data/report.html', reportHtml(report)),
    await packetFile(
      'data/report.pdf',
      await reportPdf(report, outlineGlyph, {
        newestAt,
        software,
        throwIfCancelled: progress.throwIfCancelled,
      }),
    ),
  ];
  progress.throwIfCancelled();

  const tags = [
    ...(await bagTags(payload, {
      newestAt,
      software,
      description: `${source.isPractice === true ? 'PRACTICE, no real purchase. ' : ''}Refund evidence packet: ${purchases.length} purchases, ${captures.length} captures`,
      keyFingerprint: tools.key.fingerprint,
      nonceOf: tools.nonceOf,
    })),
    await packetFile(
      'README.html',
      readme({
        purchases,
        captures: captures.length,
        newestAt,
        ledger,
        keyFingerprint: tools.key.fingerprint,
        recipient: claim?.recipient.id,
        hasAttachments: attachments.length > 0,
        hasPayments: claim?.payments !== undefined,
        masked: countMasks(evidence, attachments),
        isPractice: source.isPractice,
      }),
    ),
    await packetFile('tools/verify.html', tools.checkers.html),
    await packetFile('tools/verify.sh', tools.checkers.sh),
    await packetFile('tools/verify.ps1', tools.checkers.ps1),
  ];
  if (redactor !== undefined) await refuseLeaks([...payload, ...tags], redactor);
  const { tagmanifestSha256, seal } = await sealPacket(tags, tools);
  progress.tick('stamping');
  const stamps = await sealStampFiles(await tools.stamp(tagmanifestSha256));
  progress.throwIfCancelled();

  const files = [...payload, ...tags, ...seal, ...stamps];
  const name = packetName(newestAt, tagmanifestSha256, source.isPractice === true);
  const zip = await zipPacket(name, files, zipTime(newestAt), progress);
  return {
    fileName: `${name}.zip`,
    zip,
    files: files.length,
    bytes: zip.size,
    tagmanifestSha256,
    keyFingerprint: tools.key.fingerprint,
  };
}

/** At most: statement twice, text, checklist, changes, PDF and pictures. */
function claimFileCount({ claim }: PacketSource, pictures: number): number {
  return claim === undefined ? 0 : 6 + pictures;
}

interface Seal {
  tagmanifestSha256: string;
  seal: PacketFile[];
}

/** Signs the tag manifest, which reaches every file: tag manifest → payload manifest → file. */
async function sealPacket(tags: readonly PacketFile[], tools: PacketTools): Promise<Seal> {
  const bytes = new TextEncoder().encode(manifest(tags));
  const tagmanifest = await packetFile('tagmanifest-sha256.txt', bytes);
  const signature = await tools.sign(bytes);
  return {
    tagmanifestSha256: tagmanifest.sha256,
    seal: [
      tagmanifest,
      await packetFile('seal/tagmanifest-sha256.txt.sig', signature),
      await packetFile('seal/publickey.pem', tools.key.publicKeyPem),
    ],
  };
}

/** `refund-evidence_20261121T060233Z_1a2b3c4d`; `refund-evidence_practice_…` where nothing was paid. */
function packetName(newestAt: number, tagmanifestSha256: string, isPractice: boolean): string {
  const time = new Date(newestAt).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `refund-evidence_${isPractice ? 'practice_' : ''}${time}_${tagmanifestSha256.slice(0, 8)}`;
}
