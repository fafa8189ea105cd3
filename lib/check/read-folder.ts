import type { PacketFiles } from './packet-files';

/** A file picked with its folder: `path` begins with the folder's name, as `webkitRelativePath` does. */
export interface PickedFile {
  path: string;
  content: Blob;
}

/** An unpacked packet. */
export function readFolder(picked: readonly PickedFile[]): PacketFiles {
  const name = picked[0]?.path.split('/')[0] ?? '';
  const contents = new Map(picked.map(({ path, content }) => [path.slice(path.indexOf('/') + 1), content]));
  return {
    name,
    paths: [...contents.keys()].sort(),
    read: async (path) => new Uint8Array(await (contents.get(path) ?? new Blob()).arrayBuffer()),
  };
}
