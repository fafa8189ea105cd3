import type { BackupProgress, RestoreReport } from '../../lib/model/backup';

export interface BackupWork {
  password: string;
  onProgress(progress: BackupProgress): void;
  signal: AbortSignal;
}

/** What this page can do; handed in by its entrypoint. */
export interface BackupTools {
  make(work: BackupWork): Promise<Blob>;
  restore(file: Blob, work: BackupWork): Promise<RestoreReport>;
}
