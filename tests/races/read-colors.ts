import type { Page } from 'puppeteer-core';

/** The color of every stored picture at one point, `captureId/path` → `#rrggbb`; near its lower left corner where none is named. */
export function readColors(
  extensionPage: Page,
  at?: { x: number; y: number },
): Promise<Record<string, string>> {
  return extensionPage.evaluate(async (point) => {
    const open = indexedDB.open('recharge-evidence');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(new Error('cannot open the store'));
    });
    const files = await new Promise<{ captureId: string; path: string; content: Blob }[]>(
      (resolve, reject) => {
        const request = database.transaction('files').objectStore('files').getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('files'));
      },
    );
    database.close();
    const colors: Record<string, string> = {};
    for (const { captureId, path, content } of files.filter((file) => file.path.endsWith('.png'))) {
      const bitmap = await createImageBitmap(content);
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(bitmap, -(point?.x ?? 8), -(point?.y ?? bitmap.height - 8));
      const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
      colors[`${captureId}/${path}`] = `#${[red, green, blue]
        .map((value) => value.toString(16).padStart(2, '0'))
        .join('')}`;
      bitmap.close();
    }
    return colors;
  }, at);
}
