import { crc32 } from 'node:zlib';

export type Bytes = Buffer<ArrayBuffer>;

/** One entry as it shall be written, whether that is wise or not. */
export interface ZipEntry {
  name: string;
  content: Bytes;
  /** The name's bytes, where it is no text. */
  rawName?: Bytes;
  /** The name in the local header, where it shall differ. */
  localName?: string;
  comment?: string;
  /** Unix mode, such as 0o120777 for a symbolic link. */
  mode?: number;
  /** Bytes after the content that no entry speaks for. */
  gap?: Bytes;
  /** A checksum that shall not fit. */
  crc?: number;
  /** Extra field in the directory, and in the local header. */
  extra?: Bytes;
  localExtra?: Bytes;
  /** General purpose flags beside “UTF-8”: 1 encrypted, 8 with a data descriptor. */
  flags?: number;
  /** 8 where `content` is deflated. */
  method?: number;
  /** The unpacked size that is stated, in both places or in the local header alone. */
  size?: number;
  localSize?: number;
  /** Bytes of an earlier entry are used again: the directory points there. */
  offset?: number;
}

/** What the end of the zip states, where it shall lie. */
export interface ZipEnd {
  count?: number;
  directoryBytes?: number;
  directoryOffset?: number;
  /** A Zip64 end record with these values, before the ordinary one. */
  zip64?: { count: bigint; directoryBytes: bigint; directoryOffset: bigint };
}

const NONE = Buffer.alloc(0);

/** A zip, byte by byte: the tests need zips that no library would write. */
export function writeZip(entries: readonly ZipEntry[], comment = '', stated: ZipEnd = {}): Bytes {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, content, comment: note = '', mode = 0o100644, gap = NONE } = entry;
    const { extra = NONE, localExtra = extra, rawName = Buffer.from(name), size = content.length } = entry;
    const localName = entry.localName === undefined ? rawName : Buffer.from(entry.localName);
    const head = (stating: number) => {
      const shared = Buffer.alloc(22);
      shared.writeUInt16LE(20, 0);
      shared.writeUInt16LE(0x0800 | (entry.flags ?? 0), 2);
      shared.writeUInt16LE(entry.method ?? 0, 4);
      shared.writeUInt16LE(0x5821, 8);
      shared.writeUInt32LE(entry.crc ?? crc32(content), 10);
      shared.writeUInt32LE(content.length, 14);
      shared.writeUInt32LE(stating, 18);
      return shared;
    };
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(Buffer.byteLength(note), 0);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(entry.offset ?? offset, 10);
    directory.push(
      Buffer.concat([bytes32(0x02014b50), bytes16(0x0314), head(size), bytes16(rawName.length)]),
      Buffer.concat([bytes16(extra.length), tail, rawName, extra, Buffer.from(note)]),
    );
    if (entry.offset !== undefined) continue;
    const local = Buffer.concat([
      bytes32(0x04034b50),
      head(entry.localSize ?? size),
      bytes16(localName.length),
      bytes16(localExtra.length),
      localName,
      localExtra,
      content,
      gap,
    ]);
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(16);
  const count = Math.min(stated.count ?? entries.length, 0xffff);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(stated.directoryBytes ?? listing.length, 8);
  end.writeUInt32LE(stated.directoryOffset ?? offset, 12);
  return Buffer.concat([
    ...parts,
    listing,
    ...(stated.zip64 === undefined ? [] : [end64(stated.zip64, offset + listing.length)]),
    bytes32(0x06054b50),
    end,
    bytes16(Buffer.byteLength(comment)),
    Buffer.from(comment),
  ]);
}

/** The Zip64 end record and its locator. */
function end64({ count, directoryBytes, directoryOffset }: NonNullable<ZipEnd['zip64']>, at: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(count, 24);
  record.writeBigUInt64LE(count, 32);
  record.writeBigUInt64LE(directoryBytes, 40);
  record.writeBigUInt64LE(directoryOffset, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

/** One part of an extra field. */
export function extraPart(type: number, data: string | Buffer): Bytes {
  return Buffer.concat([bytes16(type), bytes16(Buffer.byteLength(data)), Buffer.from(data as string)]);
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
