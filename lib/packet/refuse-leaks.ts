import { PacketError } from './packet-error';
import type { PacketFile } from './packet-file';
import type { Redactor } from './packet-source';
import { pdfText } from './pdf/pdf-text';

const TEXT = /\.(json|jsonl|txt|html|csv|pdf)$/;

/**
 * The last look before anything is signed: reads each finished file as whoever gets it would, and refuses the packet where a
 * masked value still stands in one. Left out are pictures, which hold nothing but pixels, signatures, and tools/, which is the
 * same in every packet.
 * @throws PacketError naming the file.
 */
export async function refuseLeaks(
  files: readonly PacketFile[],
  { leaks }: Pick<Redactor, 'leaks'>,
): Promise<void> {
  for (const { path, content } of files) {
    if (leaks(path, path)) throw new PacketError('masked-value', path);
    if (!TEXT.test(path) || path.startsWith('tools/')) continue;
    const text = path.endsWith('.pdf')
      ? await pdfText(new Uint8Array(await content.arrayBuffer()))
      : await content.text();
    if (leaks(path, text)) throw new PacketError('masked-value', path);
  }
}
