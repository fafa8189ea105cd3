import { readCheckers } from '../../lib/browser/checkers';
import { rasterizeGlyph } from '../../lib/browser/glyphs';
import { askBackground, listenAsBuilder, reportExportProgress } from '../../lib/browser/messages';
import { toJpeg } from '../../lib/browser/pictures';
import { buildPacketOf } from '../../lib/flow/build-packet-of';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const store = openStore();
let build: AbortController | undefined;

listenAsBuilder({
  async buildPacket({ purchaseIds, claimId, redaction, customPlatforms, extension }) {
    build = new AbortController();
    return buildPacketOf(purchaseIds, {
      claimId,
      redaction,
      store,
      platforms: [...PLATFORMS, ...(customPlatforms as typeof PLATFORMS)],
      extension,
      checkers: await readCheckers(),
      rasterizeGlyph,
      toJpeg,
      requestStamps: (tagmanifestSha256) => askBackground('stampPacket', { tagmanifestSha256 }),
      onProgress: reportExportProgress,
      signal: build.signal,
      addressOf: (zip) => URL.createObjectURL(zip),
    });
  },
  cancelBuild: async () => build?.abort(),
});
