import html2canvas from 'html2canvas';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** Injected on demand. Its answer is the value of `executeScript`: the visible part of the page, redrawn. */
export default defineUnlistedScript(async () => {
  try {
    const canvas = await html2canvas(document.documentElement, {
      x: window.scrollX,
      y: window.scrollY,
      width: window.innerWidth,
      height: window.innerHeight,
      windowWidth: document.documentElement.clientWidth,
      windowHeight: window.innerHeight,
      scale: window.devicePixelRatio,
      // No request leaves the page for a picture of it.
      useCORS: false,
      allowTaint: false,
      imageTimeout: 500,
      logging: false,
    });
    return { png: canvas.toDataURL('image/png') };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
});
