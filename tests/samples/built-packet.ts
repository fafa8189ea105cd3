import { readFileSync } from 'node:fs';
import { buildPacketOf, type BuildTools } from '../../lib/flow/build-packet-of';
import { jpegCopy } from '../../lib/model/picture-copy';
import type { Store } from '../../lib/store/store';

/** Stored purchases → their packet's zip, as the extension makes it, with square glyphs and an empty JPEG. */
export async function builtPacket(
  store: Store,
  purchaseIds?: readonly string[],
  more: Partial<BuildTools> = {},
): Promise<Blob> {
  const ids = purchaseIds ?? (await store.allPurchases()).map(({ id }) => id);
  const zips: Blob[] = [];
  const built = await buildPacketOf(ids, {
    store,
    platforms: [],
    extension: { version: '0.1.0', build: 'test' },
    requestStamps: async () => {},
    onProgress: () => {},
    signal: new AbortController().signal,
    addressOf: (zip) => `blob:${zips.push(zip)}`,
    rasterizeGlyph: () => ({
      width: 2,
      height: 2,
      left: 0,
      top: 2,
      advance: 1,
      coverage: new Uint8Array(4).fill(255),
    }),
    copyPicture: () => jpegCopy(new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)]), 200, 100),
    decodePicture: async () => {
      throw new Error('no browser draws pictures here');
    },
    checkers: { html: '<!doctype html>', sh: readFileSync('public/tools/verify.sh', 'utf8'), ps1: '#\n' },
    ...more,
  });
  const [zip] = zips;
  if (zip === undefined) throw new Error(JSON.stringify(built));
  return zip;
}
