import type { BuiltPacket, ExportOutcome } from '../model/message';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/** The document that builds packets, and where they go. */
export interface ExportTools {
  store: Store;
  build(purchaseIds: string[]): Promise<BuiltPacket>;
  /** Resolves with the download's id once the file is complete on the disk. */
  save(url: string, fileName: string): Promise<number>;
  /** Aborted by whoever no longer wants it, perhaps before the building begins. */
  signal?: AbortSignal;
}

const CANCELLED = { status: 'failed', failure: 'cancelled', detail: '' } as const;

/** Purchases → a packet in the download folder. The file appears whole or not at all; the ledger notes that it went out. */
export async function exportPacket(purchaseIds: string[], tools: ExportTools): Promise<ExportOutcome> {
  if (purchaseIds.length === 0) return { status: 'failed', failure: 'nothing-selected', detail: '' };
  if (tools.signal?.aborted) return CANCELLED;
  const packet = await tools.build(purchaseIds);
  if (packet.status === 'failed') return packet;
  if (tools.signal?.aborted) return CANCELLED;
  try {
    const downloadId = await tools.save(packet.url, packet.fileName);
    const { fileName, bytes, files, keyFingerprint, tagmanifestSha256, stamps } = packet;
    await appendToLedger(
      tools.store,
      [{ kind: 'export', id: tagmanifestSha256, bodySha256: tagmanifestSha256 }],
      ({ added }) => tools.store.append(added),
    );
    return { status: 'saved', fileName, downloadId, bytes, files, keyFingerprint, stamps };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { status: 'failed', failure: /NO_SPACE|QUOTA/i.test(detail) ? 'disk-full' : 'unexpected', detail };
  }
}
