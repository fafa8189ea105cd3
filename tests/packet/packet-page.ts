import { rasterizeGlyph } from '../../lib/browser/glyphs';
import { toJpeg } from '../../lib/browser/pictures';
import { createSigningKey, signDer } from '../../lib/ledger/signature';
import { buildPacket } from '../../lib/packet/build-packet';
import { sampleSource, type SampleCapture, type SamplePurchase } from './sample-source';

/** Purchases as JSON: pictures as base64. */
export type SentPurchase = Omit<SamplePurchase, 'captures'> & {
  captures: (Omit<SampleCapture, 'picture'> & {
    picture: { png: string; width: number; height: number } | null;
  })[];
};

/** Runs in a page: makes the packet of these purchases with the browser's own fonts and codecs, and answers in base64. */
async function makePacket(
  sent: SentPurchase[],
): Promise<{ fileName: string; zip: string; milliseconds: number }> {
  const purchases = sent.map((purchase) => ({
    ...purchase,
    captures: purchase.captures.map((capture) => ({
      ...capture,
      picture: capture.picture && {
        ...capture.picture,
        png: Uint8Array.from(atob(capture.picture.png), (char) => char.charCodeAt(0)),
      },
    })),
  }));
  const key = await createSigningKey();
  const source = await sampleSource(purchases);
  const start = performance.now();
  const packet = await buildPacket(source, {
    rasterizeGlyph,
    toJpeg,
    checkers: { html: '<!doctype html>', sh: '', ps1: '' },
    key,
    sign: (tagmanifest) => signDer(key.privateKey, tagmanifest),
  });
  const milliseconds = performance.now() - start;
  return { fileName: packet.fileName, zip: await base64(packet.zip), milliseconds };
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

declare global {
  interface Window {
    makePacket: typeof makePacket;
  }
}
window.makePacket = makePacket;
