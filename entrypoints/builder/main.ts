import { readCheckers } from '../../lib/browser/checkers';
import { rasterizeGlyph } from '../../lib/browser/glyphs';
import { askBackground, listenAsBuilder, reportExportProgress } from '../../lib/browser/messages';
import { openCopiers } from '../../lib/browser/picture-copiers';
import { decodePicture } from '../../lib/browser/pictures';
import { recordTab } from '../../lib/browser/tab-recorder';
import { buildPacketOf } from '../../lib/flow/build-packet-of';
import { createRecordingKeeper } from '../../lib/flow/keep-recording';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const store = openStore();
let build: AbortController | undefined;
const recordings = createRecordingKeeper({
  store,
  record: recordTab,
  tell: (running) => askBackground('followRecording', running),
  seal: (captureId) => askBackground('sealRecording', { captureId }),
  now: () => performance.now(),
});

listenAsBuilder({
  async buildPacket({ purchaseIds, claimId, redaction, customPlatforms, extension }) {
    build = new AbortController();
    const { copyPicture, close } = openCopiers();
    return buildPacketOf(purchaseIds, {
      claimId,
      redaction,
      store,
      platforms: [...PLATFORMS, ...(customPlatforms as typeof PLATFORMS)],
      extension,
      checkers: await readCheckers(),
      rasterizeGlyph,
      copyPicture,
      decodePicture,
      requestStamps: (tagmanifestSha256) => askBackground('stampPacket', { tagmanifestSha256 }),
      onProgress: reportExportProgress,
      signal: build.signal,
      addressOf: (zip) => URL.createObjectURL(zip),
    }).finally(close);
  },
  cancelBuild: async () => build?.abort(),
  beginRecording: ({ streamId, capture }) => recordings.start(streamId, capture),
  stopRecording: () => recordings.stop(),
  runningRecording: async () => recordings.running(),
});
