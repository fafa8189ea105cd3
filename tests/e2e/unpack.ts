import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/** Unpacks a packet; returns the one folder on its top. Throws where an entry would leave `into`. */
export async function unpack(zip: string, into: string): Promise<string> {
  const reader = new ZipReader(new BlobReader(new Blob([await readFile(zip)])));
  const tops = new Set<string>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const target = normalize(join(into, entry.filename));
    if (!target.startsWith(normalize(into + sep))) throw new Error(`${entry.filename} leaves the folder.`);
    tops.add(entry.filename.split('/')[0] ?? '');
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await entry.getData(new Uint8ArrayWriter()));
  }
  await reader.close();
  const [top] = tops;
  if (top === undefined || tops.size > 1) throw new Error(`One folder expected on top, not ${tops.size}.`);
  return join(into, top);
}
