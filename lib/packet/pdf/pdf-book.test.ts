import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { UNITS_PER_EM } from './glyph-outlines';
import { PdfBook } from './pdf-book';

/** Two rows of two px, as a PNG filters them: as they are, then as the difference to those above. */
const ROWS = [
  [0, 255, 0, 0, 0, 255, 0],
  [2, 0, 0, 255, 255, 1, 2],
];
const PIXELS = [255, 0, 0, 0, 255, 0, 255, 0, 255, 255, 0, 2];

it('shows the rows of a PNG pixel by pixel', async () => {
  const book = new PdfBook((cluster) => ({ cluster, width: UNITS_PER_EM, box: [0, 0, 0, 0], path: '' }));
  const content = new Blob([deflateSync(Uint8Array.from(ROWS.flat()))]);
  book.image({ type: 'image/png', content, base64: new Blob(), width: 2, height: 2 }, 0, 0, 100, 100);
  const pdf = await book.finish({ title: 'x', createdAt: 0, producer: 'x', footer: () => [[], []] });
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const path = join(folder, 'it.pdf');
    writeFileSync(path, new Uint8Array(await pdf.arrayBuffer()));
    execFileSync('qpdf', ['--check', path]);
    execFileSync('pdfimages', [path, join(folder, 'it')]);
    // The pixels stand at the end of a PPM.
    expect([...readFileSync(join(folder, 'it-000.ppm')).subarray(-PIXELS.length)]).toEqual(PIXELS);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
