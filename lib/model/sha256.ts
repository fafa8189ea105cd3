import { hexOf } from './hex';

/** Lower-case hex SHA-256. WebCrypto is there in workers, extension pages and Node, but not in scripts on http pages. */
export async function sha256Hex(content: BufferSource | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The same of a whole file. In pieces it would hold less (110 for 145 MB in an export of 295) and take twice as long. */
export async function sha256OfFile(content: Blob): Promise<string> {
  return sha256Hex(await content.arrayBuffer());
}
