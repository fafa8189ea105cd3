import { isPicture } from '../model/capture';
import type { PictureCopy } from '../model/picture-copy';
import { ATTACHED_PIXEL_RATIO } from './attachments';
import type { Evidence, ReadAttachment } from './evidence';
import { fewAtOnce } from './few-at-once';
import { PacketError } from './packet-error';
import type { PacketFile } from './packet-file';
import type { PacketTools } from './packet-source';
import type { ProgressCounter } from './progress';
import type { Copies } from './report-capture';

/** A picture to be copied: of a capture, or one that was added. */
export interface Original {
  /** `<record id>/<path>`. */
  subject: string;
  content: Blob;
  pixelRatio: number;
  /** In px of the original; absent where the record does not say. */
  width: number | undefined;
}

/** Every picture of these records. @throws {PacketError} where one that a record names was not read. */
export function picturesOf(evidence: readonly Evidence[]): Original[] {
  return evidence.flatMap(({ body, files }) =>
    body.files.filter(isPicture).map(({ path, width }) => {
      const subject = `${body.id}/${path}`;
      const content = contentOf(files, `data/captures/${subject}`, subject);
      return { subject, content, width, pixelRatio: body.view.devicePixelRatio };
    }),
  );
}

/** Every picture that was added. @throws {PacketError} as above. */
export function picturesAdded(attachments: readonly ReadAttachment[]): Original[] {
  return attachments.flatMap(({ body, files }) => {
    if (body.file === null || !isPicture(body.file)) return [];
    const subject = `${body.id}/${body.file.path}`;
    const content = contentOf(files, `data/attachments/${subject}`, subject);
    return [{ subject, content, width: body.file.width, pixelRatio: ATTACHED_PIXEL_RATIO }];
  });
}

function contentOf(files: readonly PacketFile[], path: string, subject: string): Blob {
  const file = files.find((one) => one.path === path);
  if (file === undefined) throw new PacketError('missing-file', subject);
  return file.content;
}

/** Copies for reading that are made while the next records are read: whoever copies is not who reads. */
export interface CopiesUnderWay {
  begin(originals: readonly Original[]): void;
  /** All that were begun. @throws {PacketError} naming a picture that cannot be decoded. */
  finish(): Promise<Copies>;
}

export function copyPictures(
  { copyPicture }: PacketTools,
  { asJpeg }: { asJpeg: boolean },
  progress: ProgressCounter,
): CopiesUnderWay {
  const begun: Promise<(readonly [subject: string, copy: PictureCopy])[]>[] = [];
  return {
    begin(originals) {
      const copies = fewAtOnce(originals, async ({ subject, content, pixelRatio, width }) => {
        progress.throwIfCancelled();
        const copy = await copyPicture(content, { pixelRatio, asJpeg }).catch((cause: unknown) => {
          throw new PacketError('unreadable-picture', subject, { cause });
        });
        return [subject, { ...copy, ...(width !== undefined && { cssWidth: width / pixelRatio }) }] as const;
      });
      // Told by `finish`; nobody waits for it any more where a record stopped the export.
      copies.catch(() => undefined);
      begun.push(copies);
    },
    async finish() {
      const copies = new Map<string, PictureCopy>();
      for (const some of begun) {
        for (const [subject, copy] of await some) {
          progress.tick('report');
          copies.set(subject, copy);
        }
      }
      return copies;
    },
  };
}
