import type { AttachmentType } from '../model/attachment';
import { PNG_SIGNATURE } from '../model/png-chunks';

const STARTS: readonly [AttachmentType, readonly (number | null)[]][] = [
  ['image/png', PNG_SIGNATURE],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  // RIFF, four bytes of length, WEBP.
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a spreadsheet of today is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What a spreadsheet of 2003 is, and one of today with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const EXTENSIONS: Record<AttachmentType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** What a file is by its first bytes: a name can say anything. Null where it is none of what can be added. */
export function fileType(bytes: Uint8Array): AttachmentType | 'zip' | 'compound' | null {
  const begins = (start: readonly (number | null)[]) =>
    start.every((byte, index) => byte === null || bytes[index] === byte);
  const known = STARTS.find(([, start]) => begins(start))?.[0];
  if (known !== undefined) return known;
  if (begins(ZIP)) return 'zip';
  return begins(COMPOUND_FILE) ? 'compound' : null;
}

/** The file's name in the store and in packets: made by us, whatever it was called. */
export function fileName(type: AttachmentType): string {
  return `file.${EXTENSIONS[type]}`;
}
