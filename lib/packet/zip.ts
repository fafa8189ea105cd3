import { makeZip, predictLength } from 'client-zip';
import { byPath, type PacketFile } from './packet-file';
import type { ProgressCounter } from './progress';

/** Fewer, larger writes: measured twice as fast as client-zip's own 64 kB. */
const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * A stored (not compressed) zip with one top folder, sorted entries and fixed times, streamed so that a large packet
 * never sits in memory. Rejects where a file cannot be read or the result is not as long as it must be.
 */
export async function zipPacket(
  folder: string,
  files: readonly PacketFile[],
  at: Date,
  progress: ProgressCounter,
): Promise<Blob> {
  const entries = [...files].sort(byPath).map(({ path, content }) => ({
    name: `${folder}/${path}`,
    input: content,
    size: content.size,
    lastModified: at,
  }));
  async function* counted() {
    for (const entry of entries) {
      progress.tick('zipping');
      yield entry;
    }
  }
  const stream = makeZip(counted()).pipeThrough(batches());
  const zip = await new Response(stream, { headers: { 'content-type': 'application/zip' } }).blob();
  const expected = predictLength(entries.map(({ input, ...entry }) => ({ ...entry, input })));
  if (BigInt(zip.size) !== expected) throw new Error(`the zip has ${zip.size} bytes, not ${expected}`);
  return zip;
}

/** Zip times are local and have no zone: the UTC day at noon, an hour that no clock change skips, gives the same bytes anywhere. */
export function zipTime(utcMs: number): Date {
  const at = new Date(utcMs);
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12);
}

function batches(): TransformStream<Uint8Array, Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const flush = (controller: TransformStreamDefaultController<Uint8Array>) => {
    const batch = new Uint8Array(bytes);
    let offset = 0;
    for (const chunk of waiting) {
      batch.set(chunk, offset);
      offset += chunk.length;
    }
    waiting = [];
    bytes = 0;
    controller.enqueue(batch);
  };
  return new TransformStream({
    transform(chunk, controller) {
      // client-zip reuses none of its chunks, so they can wait here without a copy.
      waiting.push(chunk);
      bytes += chunk.length;
      if (bytes >= BATCH_BYTES) flush(controller);
    },
    flush: (controller) => (bytes > 0 ? flush(controller) : undefined),
  });
}
