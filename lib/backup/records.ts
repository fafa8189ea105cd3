import { BackupError } from '../model/backup';
import { joinBytes } from '../model/join-bytes';

/** One thing of the store: what it is, its fields as JSON, and bytes that follow it. */
export interface BackupRecord {
  kind: string;
  value: unknown;
  bytes: Uint8Array<ArrayBuffer>;
}

const FRAME_BYTES = 8;
const LONGEST_JSON = 64 * 2 ** 20;
const LONGEST_BYTES = 256 * 2 ** 20;

/** Lengths of JSON and of bytes (32 bits each, big-endian), then both. */
export function writeRecord(
  kind: string,
  value: unknown,
  bytes: Uint8Array = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify({ kind, value }, keepBytes));
  const record = new Uint8Array(FRAME_BYTES + json.length + bytes.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, json.length);
  view.setUint32(4, bytes.length);
  record.set(json, FRAME_BYTES);
  record.set(bytes, FRAME_BYTES + json.length);
  return record;
}

/** The records of a decrypted backup, one at a time. @throws BackupError where the bytes are none. */
export async function* readRecords(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  const source = pieces[Symbol.asyncIterator]();
  let held = new Uint8Array();
  const take = async (count: number): Promise<Uint8Array<ArrayBuffer> | null> => {
    const parts = [held];
    let length = held.length;
    while (length < count) {
      const { done, value } = await source.next();
      if (done === true) break;
      parts.push(new Uint8Array(value));
      length += value.length;
    }
    const all = joinBytes(parts);
    if (length < count) {
      if (length > 0) throw new BackupError('malformed', 0);
      return null;
    }
    held = all.slice(count);
    return all.slice(0, count);
  };
  for (;;) {
    const frame = await take(FRAME_BYTES);
    if (frame === null) return;
    const view = new DataView(frame.buffer);
    const [jsonBytes, byteCount] = [view.getUint32(0), view.getUint32(4)];
    if (jsonBytes > LONGEST_JSON || byteCount > LONGEST_BYTES) throw new BackupError('malformed', 0);
    const both = await take(jsonBytes + byteCount);
    if (both === null) throw new BackupError('malformed', 0);
    yield { ...parse(both.subarray(0, jsonBytes)), bytes: both.slice(jsonBytes) };
  }
}

function parse(json: Uint8Array): { kind: string; value: unknown } {
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json), giveBytes) as unknown;
    if (typeof read === 'object' && read !== null && 'kind' in read && typeof read.kind === 'string')
      return { kind: read.kind, value: 'value' in read ? read.value : undefined };
  } catch {
    // Told below.
  }
  throw new BackupError('malformed', 0);
}

/** JSON has no bytes. */
function keepBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { $bytes: Array.from(value) } : value;
}

function giveBytes(_key: string, value: unknown): unknown {
  const isBytes =
    typeof value === 'object' && value !== null && '$bytes' in value && Array.isArray(value.$bytes);
  return isBytes ? Uint8Array.from(value.$bytes as number[]) : value;
}
