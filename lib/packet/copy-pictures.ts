import { ATTACHED_PIXEL_RATIO } from './attachments';
import type { PurchaseEvidence, ReadAttachment } from './evidence';
import { fewAtOnce } from './few-at-once';
import { PacketError } from './packet-error';
import type { PacketFile } from './packet-file';
import type { PacketTools } from './packet-source';
import type { ProgressCounter } from './progress';
import type { PictureCopy } from './report';
import { isPicture, type Copies } from './report-capture';

/** A picture to be copied: of a capture, or one that was added. */
export interface Original {
  /** `<record id>/<path>`. */
  subject: string;
  content: Blob;
  pixelRatio: number;
  /** In px of the original; absent where the record does not say. */
  width: number | undefined;
}

/** Every picture of a packet. @throws {PacketError} where one that a record names was not read. */
export function picturesIn(
  purchases: readonly PurchaseEvidence[],
  attachments: readonly ReadAttachment[],
): Original[] {
  const found = (files: readonly PacketFile[], path: string, subject: string) => {
    const file = files.find((one) => one.path === path);
    if (file === undefined) throw new PacketError('missing-file', subject);
    return file.content;
  };
  return [
    ...purchases.flatMap(({ evidence }) =>
      evidence.flatMap(({ body, files }) =>
        body.files.filter(isPicture).map(({ path, width }) => {
          const subject = `${body.id}/${path}`;
          const content = found(files, `data/captures/${subject}`, subject);
          return { subject, content, width, pixelRatio: body.view.devicePixelRatio };
        }),
      ),
    ),
    ...attachments.flatMap(({ body, files }) => {
      if (body.file === null || !isPicture(body.file)) return [];
      const subject = `${body.id}/${body.file.path}`;
      const content = found(files, `data/attachments/${subject}`, subject);
      return [{ subject, content, width: body.file.width, pixelRatio: ATTACHED_PIXEL_RATIO }];
    }),
  ];
}

/** Makes a copy for reading of each. @throws {PacketError} naming a picture that cannot be decoded. */
export async function copyPictures(
  originals: readonly Original[],
  tools: PacketTools,
  progress: ProgressCounter,
): Promise<Copies> {
  const copies = await fewAtOnce(originals, async ({ subject, content, pixelRatio, width: whole }) => {
    progress.tick('report');
    const { jpeg, width, height } = await tools.toJpeg(content, pixelRatio).catch((cause: unknown) => {
      throw new PacketError('unreadable-picture', subject, { cause });
    });
    const copy: PictureCopy = {
      jpeg: new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }),
      width,
      height,
      ...(whole !== undefined && { cssWidth: whole / pixelRatio }),
    };
    return [subject, copy] as const;
  });
  return new Map(copies);
}
