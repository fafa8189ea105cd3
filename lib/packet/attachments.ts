import { ATTACHMENT_RECORD, type Attachment, type AttachmentBody } from '../model/attachment';
import type { BillExcerpt } from '../model/bill';
import { formatMoney } from '../model/money';
import type { Purchase } from '../model/purchase';
import { RECORD_ID } from '../model/record-id';
import { both, joined, listing, same, type Both } from './both';
import { csvCell } from './orders-csv';
import { PacketError } from './packet-error';
import { packetFile, type PacketFile } from './packet-file';
import type { ReadAttachment } from './evidence';
import type { PacketSource } from './packet-source';
import type { ProgressCounter } from './progress';
import { SAFE_PATH, sealedReader } from './read-evidence';
import type { Fact, ReportAttachment } from './report';
import type { Copies } from './report-capture';
import { claimWords } from './claim-words';
import { pageTime } from './report-times';
import { written } from './report-words';

/** Of phones, whose screenshots these mostly are: a copy may be that much smaller and its letters can still be read. */
export const ATTACHED_PIXEL_RATIO = 3;

/**
 * Reads and hashes what was added, up from the ledger. @throws {PacketError} at the first byte that is missing or differs.
 */
export async function readAttachments(
  attachments: readonly Attachment[],
  sealed: ReadonlyMap<string, string>,
  source: PacketSource,
  progress: ProgressCounter,
): Promise<ReadAttachment[]> {
  const found: ReadAttachment[] = [];
  for (const attachment of attachments) {
    const { id } = attachment;
    const bodySha256 = sealed.get(id);
    if (!RECORD_ID.test(id)) throw new PacketError('unsafe-path', id);
    if (bodySha256 === undefined) throw new PacketError('not-in-ledger', id);
    const read = sealedReader(id, 'attachments', source, progress);
    const record = await read(ATTACHMENT_RECORD, bodySha256);
    const body = JSON.parse(await record.content.text()) as AttachmentBody;
    const path = body.file?.path;
    if (path !== undefined && (!SAFE_PATH.test(path) || path === ATTACHMENT_RECORD))
      throw new PacketError('unsafe-path', `${id}/${path}`);
    if (body.id !== id) throw new PacketError('changed-file', `${id}/${ATTACHMENT_RECORD}`);
    found.push({
      attachment,
      body,
      files: [record, ...(body.file === null ? [] : [await read(body.file.path, body.file.sha256)])],
    });
  }
  return found;
}

/** What the report says of each: that it was added and not captured, when, and what it is. */
export function composeAttachments(
  attachments: readonly ReadAttachment[],
  purchases: readonly Purchase[],
  copies: Copies,
): ReportAttachment[] {
  return attachments.map(({ attachment, body, files, masked }) => {
    const owners = purchases.filter(({ id }) => attachment.ownerIds.includes(id));
    const path = body.file && `data/attachments/${body.id}/${body.file.path}`;
    const copy = body.file === null ? undefined : copies.get(`${body.id}/${body.file.path}`);
    return {
      title: masked === undefined ? titleOf(body) : joined(titleOf(body), both('attached.masked')),
      facts: [
        { label: both('attached.name'), value: written(body.name), code: true },
        { label: both('attached.at'), value: joined(same(utc(body.addedAt)), both('attached.notCaptured')) },
        ...(body.lastModified === null
          ? []
          : [{ label: both('attached.modified'), value: same(utc(body.lastModified)) }]),
        ...(owners.length === 0
          ? []
          : [
              {
                label: both('field.orderNo'),
                value: listing(
                  owners.map(({ orderNo }) => (orderNo === null ? both('report.none') : same(orderNo))),
                ),
                code: true,
              },
            ]),
        masked === undefined
          ? {
              label: both('attached.original'),
              value: same(`SHA-256 ${body.original.sha256} · ${body.original.bytes} B`),
              code: true,
            }
          : { label: both('attached.original'), value: both('attached.withheld', { ...masked }) },
        ...(body.bill === null ? [] : billFacts(body.bill)),
        {
          label: both('report.sealed'),
          value: joined(same(body.id), both('report.ledgerSeq', { seq: attachment.seq })),
        },
        ...files.map(({ path: name }) => ({ label: both('attached.file'), value: same(name), code: true })),
      ],
      picture:
        copy === undefined || path === null || body.file === null
          ? null
          : {
              path,
              sha256: body.file.sha256,
              width: body.file.width ?? copy.width,
              height: body.file.height ?? copy.height,
              copy,
              marks: [],
              isMasked: masked !== undefined,
              isComposed: false,
              isAdded: true,
            },
    };
  });
}

function titleOf({ file, bill, evidence }: AttachmentBody): Both {
  const kind =
    bill !== null
      ? both(`attached.bill.${bill.source}`, { count: bill.rows.length })
      : both(file?.type === 'application/pdf' ? 'attached.pdf' : 'attached.picture');
  return evidence === null || bill !== null ? kind : joined(kind, claimWords(`evidence.${evidence}`));
}

function billFacts({ rows }: BillExcerpt): Fact[] {
  return rows.map((row) => ({
    label: both('attached.row', { line: row.line }),
    value: written(
      [
        row.at === null ? null : pageTime(row.at),
        row.amount === null ? null : formatMoney(row.amount),
        row.counterparty,
        row.status,
        row.transactionNo,
        row.merchantNo,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    ),
  }));
}

/** `data/bill-rows.csv`: rows of bills as their cells stand there, safe against formulas; null where there are none. */
export async function billRowsFile(attachments: readonly ReadAttachment[]): Promise<PacketFile | null> {
  const lines = attachments.flatMap(({ body }) => {
    const { bill } = body;
    if (bill === null) return [];
    return [
      [both('attached.file').zh, both('attached.line').zh, ...bill.header],
      ...bill.rows.map(({ line, cells }) => [body.id, String(line), ...cells]),
    ];
  });
  if (lines.length === 0) return null;
  const text = lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  return packetFile('data/bill-rows.csv', `\uFEFF${text}`);
}

function utc(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}
