import { extensionInfo } from '../browser/build-info';
import { readCheckers } from '../browser/checkers';
import { saveFile } from '../browser/downloads';
import { rasterizeGlyph } from '../browser/glyphs';
import { copyPicture, decodePicture } from '../browser/pictures';
import type { ExportOutcome, ExportProgress } from '../model/message';
import { PRACTICE_PLATFORM } from '../model/practice';
import type { Store } from '../store/store';
import { buildPacketOf } from './build-packet-of';
import { exportPacket } from './export-packet';

/**
 * A practice recharge → a packet that says so. Built in the page that asks, as it has a canvas; no time-stamp authority is
 * ever asked about practice.
 */
export async function exportPractice(
  store: Store,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportOutcome> {
  const purchases = await store.allPurchases();
  let address = '';
  const build = async (purchaseIds: string[]) =>
    buildPacketOf(purchaseIds, {
      store,
      isPractice: true,
      platforms: [PRACTICE_PLATFORM],
      extension: extensionInfo(),
      checkers: await readCheckers(),
      rasterizeGlyph,
      copyPicture,
      decodePicture,
      requestStamps: async () => undefined,
      onProgress,
      signal: new AbortController().signal,
      addressOf: (zip) => (address = URL.createObjectURL(zip)),
    });
  try {
    return await exportPacket(
      purchases.map(({ id }) => id),
      { store, build, save: saveFile },
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
