import { sha256OfFile } from '../model/sha256';

/** One file of the packet. `path` is ASCII, relative to the packet's folder, and always made by us. */
export interface PacketFile {
  path: string;
  content: Blob;
  sha256: string;
}

/** Wraps what we made ourselves; it is hashed as it will be written. */
export async function packetFile(path: string, ...parts: BlobPart[]): Promise<PacketFile> {
  const content = new Blob(parts);
  return { path, content, sha256: await sha256OfFile(content) };
}

/** Code-unit order, the same in every locale. */
export function byPath(one: { path: string }, other: { path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
