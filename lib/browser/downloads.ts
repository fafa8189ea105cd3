import { browser, type Browser } from 'wxt/browser';

/** Saves a file to the person's download folder and waits until it is complete there. @throws Error with the browser's reason. */
export async function saveFile(url: string, fileName: string): Promise<number> {
  const id = await browser.downloads.download({ url, filename: fileName, saveAs: false });
  await completed(id);
  return id;
}

export async function showDownload(id: number): Promise<void> {
  await browser.downloads.show(id);
}

function completed(id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (state: string | undefined, error: string | undefined) => {
      if (state !== 'complete' && state !== 'interrupted') return;
      browser.downloads.onChanged.removeListener(listener);
      if (state === 'complete') resolve();
      else reject(new Error(error ?? 'the download was interrupted'));
    };
    const listener = (change: Browser.downloads.DownloadDelta) => {
      if (change.id === id) settle(change.state?.current, change.error?.current);
    };
    browser.downloads.onChanged.addListener(listener);
    // A small file may be complete before anybody listens.
    void browser.downloads.search({ id }).then(([item]) => settle(item?.state, item?.error), reject);
  });
}
