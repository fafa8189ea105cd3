import { makeZip } from 'client-zip';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { bag, folderOf, ledger, makePayload, newKey, seal, sha256, type Line } from './make-packet';

const BLOCK = 2 ** 20;
const LARGE = 'data/recording/recording.bin';

export interface BigPacket {
  /** Bytes of the one large file inside. */
  bytes: number;
  /** Entries of the ledger before those of the captures. */
  ledgerEntries?: number;
  /** A byte of the large file that differs from what was sealed. */
  damageAt?: number;
}

/** Writes a packet with one large file to the disk, block by block: making it needs no memory either. */
export async function writeBigPacket(
  path: string,
  { bytes, ledgerEntries = 0, damageAt }: BigPacket,
): Promise<void> {
  const key = newKey();
  const hash = createHash('sha256');
  for await (const block of blocks(bytes)) hash.update(block);
  const payload = makePayload(key);
  if (ledgerEntries > 0) {
    const short = String(payload['data/ledger.jsonl']).trimEnd().split('\n');
    const gaps = Array.from({ length: ledgerEntries }, (): Line => ({
      kind: 'gap',
      id: 'g',
      bodySha256: sha256(''),
    }));
    payload['data/ledger.jsonl'] = ledger([...gaps, ...short.map((line) => JSON.parse(line) as Line)]);
  }
  const files = seal(bag(payload, undefined, [{ path: LARGE, bytes, sha256: hash.digest('hex') }]), key);
  const folder = folderOf(files);
  async function* entries() {
    for (const [name, content] of files) yield { name: `${folder}/${name}`, input: content };
    yield { name: `${folder}/${LARGE}`, input: blocks(bytes, damageAt), size: bytes };
  }
  const file = await open(path, 'w');
  try {
    await makeZip(entries()).pipeTo(
      new WritableStream<Uint8Array>({ write: async (piece) => void (await file.write(piece)) }),
    );
  } finally {
    await file.close();
  }
}

/** Bytes that differ from block to block, the same each time. */
async function* blocks(bytes: number, damageAt = -1): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(BLOCK).map((_, index) => (index * 31 + (index >> 8)) & 0xff);
  for (let at = 0; at < bytes; at += BLOCK) {
    const copy = block.slice(0, Math.min(BLOCK, bytes - at));
    new DataView(copy.buffer).setUint32(0, at / BLOCK);
    const damaged = damageAt - at;
    if (damaged >= 0 && damaged < copy.length) copy[damaged] = (copy[damaged] ?? 0) ^ 1;
    yield copy;
  }
}
