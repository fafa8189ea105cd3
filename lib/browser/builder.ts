import { browser } from 'wxt/browser';

const PAGE = '/builder.html';

/**
 * Opens the hidden document that builds packets: the worker has no object URLs, and a popup that closes would take the
 * build with it. Chromium has offscreen documents; Firefox's background is a page and holds a frame.
 */
export async function openBuilder(): Promise<void> {
  if (typeof chrome !== 'undefined' && 'offscreen' in chrome) {
    if (await chrome.offscreen.hasDocument()) return;
    await chrome.offscreen.createDocument({
      url: PAGE,
      reasons: [chrome.offscreen.Reason.BLOBS],
      justification: 'builds the evidence packet and its object URL',
    });
    return;
  }
  if (document.querySelector('iframe') !== null) return;
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = browser.runtime.getURL(PAGE as '/popup.html');
  document.body.append(frame);
  await loaded;
}
