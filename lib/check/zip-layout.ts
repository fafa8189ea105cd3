const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const WITH_DESCRIPTOR = 0x08;
/** A data descriptor, with and without its signature, in zip32 and zip64. */
const DESCRIPTOR_BYTES = new Set([12, 16, 20, 24]);

interface PlacedEntry {
  filename: string;
  offset: number;
  compressedSize: number;
}

/** The name in the first local header, which stands even where the rest of the zip is cut off; null where there is none. */
export async function firstName(zip: Blob): Promise<string | null> {
  const header = await headerAt(zip, 0);
  if (header === null) return null;
  const name = await zip.slice(LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + header.nameBytes).arrayBuffer();
  return new TextDecoder('latin1').decode(name);
}

/**
 * Looks for bytes between the files, where a reader that goes by local headers would see what the directory hides.
 * Answers with the name of the entry that they follow, or null.
 */
export async function findStrayBytes(
  zip: Blob,
  entries: readonly PlacedEntry[],
  directoryOffset: number,
): Promise<string | null> {
  const placed = [...entries].sort((one, other) => one.offset - other.offset);
  if (placed[0]?.offset !== 0) return 'prepended';
  for (const [index, entry] of placed.entries()) {
    const header = await headerAt(zip, entry.offset);
    if (header === null) return entry.filename;
    const end = entry.offset + header.bytes + entry.compressedSize;
    const gap = (placed[index + 1]?.offset ?? directoryOffset) - end;
    const isAllowed = gap === 0 || (header.hasDescriptor && DESCRIPTOR_BYTES.has(gap));
    if (!isAllowed) return entry.filename;
  }
  return null;
}

async function headerAt(zip: Blob, offset: number) {
  const bytes = await zip.slice(offset, offset + LOCAL_HEADER_BYTES).arrayBuffer();
  if (bytes.byteLength < LOCAL_HEADER_BYTES) return null;
  const view = new DataView(bytes);
  if (view.getUint32(0, true) !== LOCAL_HEADER) return null;
  const nameBytes = view.getUint16(26, true);
  return {
    nameBytes,
    bytes: LOCAL_HEADER_BYTES + nameBytes + view.getUint16(28, true),
    hasDescriptor: (view.getUint16(6, true) & WITH_DESCRIPTOR) !== 0,
  };
}
