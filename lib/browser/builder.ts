import { extensionUrl } from './extension-url';

const PAGE = 'builder.html';

/** Chromium's offscreen documents, which the common `browser` types do not know. */
interface Offscreen {
  hasDocument(): Promise<boolean>;
  createDocument(options: {
    url: string;
    reasons: ['BLOBS', 'USER_MEDIA'];
    justification: string;
  }): Promise<void>;
  closeDocument(): Promise<void>;
}

/**
 * Opens the hidden document that builds packets and records tabs: the worker has neither object URLs nor media, and a popup
 * that closes would take its work with it. Chromium has offscreen documents; Firefox's background is a page and holds a frame.
 */
export async function openBuilder(): Promise<void> {
  const offscreen = offscreenDocuments();
  await (offscreen === undefined ? openFrame() : openOffscreen(offscreen));
}

/** Gives back the memory that its work took; what still runs in it ends. */
export async function closeBuilder(): Promise<void> {
  const offscreen = offscreenDocuments();
  if (offscreen === undefined) document.querySelector('iframe')?.remove();
  else if (await offscreen.hasDocument()) await offscreen.closeDocument();
}

function offscreenDocuments(): Offscreen | undefined {
  return (globalThis as { chrome?: { offscreen?: Offscreen } }).chrome?.offscreen;
}

async function openOffscreen(offscreen: Offscreen): Promise<void> {
  if (await offscreen.hasDocument()) return;
  await offscreen.createDocument({
    url: PAGE,
    reasons: ['BLOBS', 'USER_MEDIA'],
    justification:
      'builds the evidence packet and its object URL; records the tab that the person asks to be recorded',
  });
}

async function openFrame(): Promise<void> {
  if (document.querySelector('iframe') !== null) return;
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = extensionUrl(PAGE);
  document.body.append(frame);
  await loaded;
}
