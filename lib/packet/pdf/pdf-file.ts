/** An indirect object's number. */
export type Ref = number;

/** Strings are ASCII, so their length is their size. */
type Content = string | Blob | Uint8Array<ArrayBuffer>;

/** `%PDF-1.7` and a line of bytes that are not text, so that nobody takes the file for text. */
const HEADER = Uint8Array.from([
  0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37, 0x0a, 0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a,
]);

/** Writes a PDF object by object. Pictures stay Blobs, so that they never add up in memory. */
export class PdfFile {
  readonly #parts: Content[] = [HEADER];
  readonly #offsets: number[] = [];
  #length = HEADER.byteLength;

  /** A number for an object that others name before it is written. */
  reserve(): Ref {
    return this.#offsets.push(0);
  }

  /** Writes an object; `body` is PDF syntax in ASCII. */
  write(body: string, ref: Ref = this.reserve()): Ref {
    return this.#append(ref, [body]);
  }

  /** Writes a stream that is encoded already, such as a JPEG; `entries` are the dictionary's, without its length. */
  writeStream(entries: string, content: Content): Ref {
    const head = `<< ${entries} /Length ${sizeOf(content)} >>\nstream\n`;
    return this.#append(this.reserve(), [head, content, '\nendstream']);
  }

  /** Writes a stream that `deflated` made. */
  writeDeflated(content: Content): Ref {
    return this.writeStream('/Filter /FlateDecode', content);
  }

  /** The whole file. Every reserved object must have been written. */
  finish(root: Ref, info: Ref): Blob {
    const size = this.#offsets.length + 1;
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const xref = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
    const trailer = `trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${this.#length}\n%%EOF\n`;
    return new Blob([...this.#parts, xref, trailer], { type: 'application/pdf' });
  }

  #append(ref: Ref, content: Content[]): Ref {
    this.#offsets[ref - 1] = this.#length;
    for (const part of [`${ref} 0 obj\n`, ...content, '\nendobj\n']) {
      this.#length += sizeOf(part);
      this.#parts.push(part);
    }
    return ref;
  }
}

function sizeOf(content: Content): number {
  if (typeof content === 'string') return content.length;
  return content instanceof Blob ? content.size : content.byteLength;
}

/** Text as a PDF stream holds it. Objects are written one after the other, but may be deflated side by side. */
export async function deflated(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  // Not awaited: the writer waits for the reader below, which also sees its errors.
  void writer.write(new TextEncoder().encode(text)).catch(() => undefined);
  void writer.close().catch(() => undefined);
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** A number as PDF writes it: no exponent, no more than two decimals. */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** UTF-16BE in hex, for ToUnicode; surrogate pairs stay pairs. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
}

/** A text string of a dictionary, such as a title. */
export function textString(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}
