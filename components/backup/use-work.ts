import { useState } from 'preact/hooks';
import { BackupError, type BackupFault, type BackupProgress } from '../../lib/model/backup';
import type { BackupWork } from './backup-tools';

export type WorkState<Result> =
  | { step: 'idle' }
  | { step: 'running'; progress: BackupProgress | null; cancel(): void }
  | { step: 'done'; result: Result }
  | { step: 'cancelled' }
  | { step: 'failed'; fault: BackupFault | 'disk-full' | 'unexpected'; detail: string };

/** One piece of long work: its progress, its end, and how to stop it. */
export function useWork<Result>(): [
  WorkState<Result>,
  (password: string, run: (work: BackupWork) => Promise<Result>) => Promise<void>,
] {
  const [state, setState] = useState<WorkState<Result>>({ step: 'idle' });
  const start = async (password: string, run: (work: BackupWork) => Promise<Result>) => {
    const cancelling = new AbortController();
    const cancel = () => cancelling.abort();
    setState({ step: 'running', progress: null, cancel });
    try {
      const result = await run({
        password,
        signal: cancelling.signal,
        onProgress: (progress) => setState({ step: 'running', progress, cancel }),
      });
      setState({ step: 'done', result });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (cancelling.signal.aborted) setState({ step: 'cancelled' });
      else if (error instanceof BackupError) setState({ step: 'failed', fault: error.fault, detail });
      else if (error instanceof Error && error.name === 'DiskFullError')
        setState({ step: 'failed', fault: 'disk-full', detail });
      else setState({ step: 'failed', fault: 'unexpected', detail });
    }
  };
  return [state, start];
}
