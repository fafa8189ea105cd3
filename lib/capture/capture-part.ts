import type { SealedFile } from '../model/capture';
import { sha256Hex } from '../model/sha256';
import { pngSize } from './picture-size';

/** A file of the capture with its bytes: reading them out of a Blob again takes ms each time. */
export interface Part {
  path: string;
  type: string;
  content: Blob;
  bytes: Uint8Array<ArrayBuffer>;
}

export function textPart(path: string, type: string, text: string): Part {
  const bytes = new TextEncoder().encode(text);
  return { path, type, content: new Blob([bytes], { type }), bytes };
}

export function jsonPart(path: string, value: unknown): Part {
  return textPart(path, 'application/json', `${JSON.stringify(value, null, 2)}\n`);
}

/** @param known the bytes of `content`, where they are at hand */
export async function blobPart(
  path: string,
  type: string,
  content: Blob,
  known?: Part['bytes'],
): Promise<Part> {
  return { path, type, content, bytes: known ?? new Uint8Array(await content.arrayBuffer()) };
}

export async function sealPart({ path, type, bytes }: Part): Promise<SealedFile> {
  const pixels = type === 'image/png' ? pngSize(bytes) : null;
  return { path, type, bytes: bytes.length, sha256: await sha256Hex(bytes), ...pixels };
}
