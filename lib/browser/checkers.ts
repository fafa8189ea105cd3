import { extensionUrl } from './extension-url';

/** The checkers that go into each packet, read from the extension's own files. */
export async function readCheckers(): Promise<{ html: string; sh: string; ps1: string }> {
  const [html, sh, ps1] = await Promise.all([read('verify.html'), read('verify.sh'), read('verify.ps1')]);
  return { html, sh, ps1 };
}

async function read(name: string): Promise<string> {
  const file = await fetch(extensionUrl(`tools/${name}`));
  return file.text();
}
