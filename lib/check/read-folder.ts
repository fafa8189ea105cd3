import type { PickedFile } from '../model/picked-file';
import type { PacketFiles } from './packet-files';
import { readAll } from './streams';

/** An unpacked packet. */
export function readFolder(picked: readonly PickedFile[]): PacketFiles {
  const name = picked[0]?.path.split('/')[0] ?? '';
  const contents = new Map(picked.map(({ path, content }) => [path.slice(path.indexOf('/') + 1), content]));
  const contentOf = (path: string) => contents.get(path) ?? new Blob();
  return {
    name,
    paths: [...contents.keys()].sort(),
    sizeOf: (path) => contentOf(path).size,
    stream: (path) => contentOf(path).stream(),
    streamUnchecked: (path) => contentOf(path).stream(),
    read: (path) => readAll(contentOf(path).stream(), contentOf(path).size),
  };
}
