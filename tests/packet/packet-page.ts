import { rasterizeGlyph } from '../../lib/browser/glyphs';
import { copyPicture } from '../../lib/browser/pictures';
import { createSigningKey, signDer } from '../../lib/ledger/signature';
import { proveLines } from '../../lib/ledger/tree';
import { buildPacket } from '../../lib/packet/build-packet';
import type { PacketTools } from '../../lib/packet/packet-source';
import { sampleSource, type SampleCapture, type SamplePurchase } from './sample-source';

/** Purchases as JSON: pictures as base64. */
export type SentPurchase = Omit<SamplePurchase, 'captures'> & {
  captures: (Omit<SampleCapture, 'picture'> & {
    picture: { png: string; width: number; height: number } | null;
  })[];
};

interface MadePacket {
  fileName: string;
  zip: string;
  milliseconds: number;
  /** A second export of the same records has the same bytes. */
  isSameAgain: boolean;
}

/** Runs in a page: makes the packet of these purchases with the browser's own fonts and codecs, and answers in base64. */
async function makePacket(sent: SentPurchase[]): Promise<MadePacket> {
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
  const source = await sampleSource(purchases, key.fingerprint);
  let signature: Uint8Array<ArrayBuffer> | undefined;
  const tools: PacketTools = {
    rasterizeGlyph,
    copyPicture,
    proveLines,
    checkers: { html: '<!doctype html>', sh: '', ps1: '' },
    key,
    sign: async (tagmanifest) => (signature ??= await signDer(key.privateKey, tagmanifest)),
    stamp: async () => [],
  };
  const start = performance.now();
  const packet = await buildPacket(source, tools);
  const milliseconds = performance.now() - start;
  const [zip, again] = [await base64(packet.zip), await base64((await buildPacket(source, tools)).zip)];
  return { fileName: packet.fileName, zip, milliseconds, isSameAgain: zip === again };
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
