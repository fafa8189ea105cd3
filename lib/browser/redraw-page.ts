import html2canvas from 'html2canvas';

/** The visible part of this document as a PNG data address, redrawn from its DOM: never a screenshot. */
export async function redrawPage(): Promise<string> {
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
  return canvas.toDataURL('image/png');
}
