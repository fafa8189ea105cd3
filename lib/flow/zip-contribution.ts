import { downloadZip } from 'client-zip';
import type { Contribution } from '../model/teaching';

/** One zip with the files at their paths: unpacked over the repository, it is the contribution. */
export function zipContribution(files: Contribution['files']): Promise<Blob> {
  return downloadZip(files.map(({ path, text }) => ({ name: path, input: text }))).blob();
}
