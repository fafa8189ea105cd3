import type { ExportProgress } from '../model/message';
import type { PacketOptions } from './packet-source';

/** Counts files through the steps of an export; every tick is also where a cancelled export stops. */
export interface ProgressCounter {
  tick(step: ExportProgress['step']): void;
  throwIfCancelled(): void;
}

export function countProgress(total: number, { signal, onProgress }: PacketOptions): ProgressCounter {
  let done = 0;
  return {
    tick(step) {
      signal?.throwIfAborted();
      done = Math.min(done + 1, total);
      onProgress?.({ done, total, step });
    },
    throwIfCancelled: () => signal?.throwIfAborted(),
  };
}
