import { crc32 } from 'node:zlib';

export type Bytes = Buffer<ArrayBuffer>;

/** One entry as it shall be written, whether that is wise or not. */
export interface ZipEntry {
  name: string;
  content: Bytes;
  /** The name in the local header, where it shall differ. */
  localName?: string;
  comment?: string;
  /** Unix mode, such as 0o120777 for a symbolic link. */
  mode?: number;
  /** Bytes after the content that no entry speaks for. */
  gap?: Bytes;
  /** A checksum that shall not fit. */
  crc?: number;
}

/** A stored zip, byte by byte: the tests need zips that no library would write. */
export function writeZip(entries: readonly ZipEntry[], comment = ''): Bytes {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {
    name,
    content,
    localName = name,
    comment: note = '',
    mode = 0o100644,
    gap = Buffer.alloc(0),
    crc,
  } of entries) {
    const shared = Buffer.alloc(22);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(0x5821, 8);
    shared.writeUInt32LE(crc ?? crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    const local = Buffer.concat([
      bytes32(0x04034b50),
      shared,
      bytes16(Buffer.byteLength(localName)),
      bytes16(0),
      Buffer.from(localName),
      content,
      gap,
    ]);
    const tail = Buffer.alloc(16);
    tail.writeUInt16LE(Buffer.byteLength(note), 2);
    tail.writeUInt32LE((mode << 16) >>> 0, 8);
    tail.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([
        bytes32(0x02014b50),
        bytes16(0x0314),
        shared,
        bytes16(Buffer.byteLength(name)),
        tail,
        Buffer.from(name),
        Buffer.from(note),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(16);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([
    ...parts,
    listing,
    bytes32(0x06054b50),
    end,
    bytes16(Buffer.byteLength(comment)),
    Buffer.from(comment),
  ]);
}

function bytes16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function bytes32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
