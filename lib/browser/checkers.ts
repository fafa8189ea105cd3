import { browser } from 'wxt/browser';

/** The checkers that go into each packet, read from the extension's own files. */
export async function readCheckers(): Promise<{ html: string; sh: string; ps1: string }> {
  const read = async (name: string) => (await fetch(browser.runtime.getURL(`/tools/${name}` as '/popup.html'))).text();
  const [html, sh, ps1] = await Promise.all([read('verify.html'), read('verify.sh'), read('verify.ps1')]);
  return { html, sh, ps1 };
}
