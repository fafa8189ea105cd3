/**
 * The text of a PDF that `PdfBook` wrote, read back from its bytes: every line that is drawn, the outline and the title. It
 * goes the way a reader does, by fonts and their ToUnicode maps, and knows no more of PDF than our own files need.
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  // One character a byte, so that places in the text are places in the file.
  const file = new TextDecoder('latin1').decode(bytes);
  const streamOf = async (ref: string): Promise<string> => {
    const at = file.indexOf(`\n${ref} 0 obj\n`);
    const [, length] = /\/Length (\d+)/.exec(file.slice(at, at + 300)) ?? [];
    const start = file.indexOf('stream\n', at) + 'stream\n'.length;
    return inflated(bytes.slice(start, start + Number(length)));
  };
  const maps = new Map<string, Map<string, string>>();
  for (const [, name = '', ref = ''] of file.matchAll(/\/(G\d+) (\d+) 0 R/g)) {
    if (maps.has(name)) continue;
    const font = file.slice(
      file.indexOf(`\n${ref} 0 obj\n`),
      file.indexOf('endobj', file.indexOf(`\n${ref} 0 obj\n`)),
    );
    const [, map] = /\/ToUnicode (\d+) 0 R/.exec(font) ?? [];
    maps.set(name, map === undefined ? new Map() : unicodeMap(await streamOf(map)));
  }
  const lines: string[] = [];
  for (const [, ref = ''] of file.matchAll(/\/Contents (\d+) 0 R/g))
    for (const [drawn] of (await streamOf(ref)).matchAll(/^BT [\s\S]*?^ET$/gm))
      lines.push(lineOf(drawn, maps));
  for (const [, hex = ''] of file.matchAll(/<feff([0-9a-f]*)>/g)) lines.push(utf16(hex));
  return lines.join('\n');
}

/** The standard fonts' letters and digits are those of Latin-1; their few quotes and dashes are not told apart here. */
function lineOf(drawn: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let line = '';
  let map: ReadonlyMap<string, string> | undefined;
  for (const [, font, codes] of drawn.matchAll(/\/([A-Z]\d+) \S+ Tf|<([0-9a-f]+)> Tj/g)) {
    if (font !== undefined) map = maps.get(font);
    for (const code of codes?.match(/../g) ?? [])
      line += map === undefined ? String.fromCharCode(parseInt(code, 16)) : (map.get(code) ?? '');
  }
  return line;
}

function unicodeMap(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^<([0-9a-f]{2})> <([0-9a-f]+)>$/gm)].map(([, code = '', hex = '']) => [
      code,
      utf16(hex),
    ]),
  );
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
}

async function inflated(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).text();
}
