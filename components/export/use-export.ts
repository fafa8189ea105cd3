import { useEffect, useRef, useState } from 'preact/hooks';
import { askBackground, observeExportProgress } from '../../lib/browser/messages';
import type { ExportOutcome, ExportProgress } from '../../lib/model/message';
import type { Redaction } from '../../lib/model/redaction';

export type ExportState =
  | { status: 'idle' }
  | { status: 'running'; progress: ExportProgress | null; isCancelling: boolean }
  | ExportOutcome;

export interface Export {
  state: ExportState;
  /** `claimId`: the packet is that of a claim, with its statement and files to hand in; `redaction`: what is masked in it. */
  start(purchaseIds: string[], about?: { claimId?: string; redaction?: Redaction }): void;
  cancel(): void;
  dismiss(): void;
}

/** One export at a time: its progress, its result, and how to stop it. */
export function useExport(): Export {
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const isOurs = useRef(false);

  useEffect(
    () =>
      observeExportProgress((progress) => {
        if (!isOurs.current) return;
        setState((now) => (now.status === 'running' ? { ...now, progress } : now));
      }),
    [],
  );

  return {
    state,
    start(purchaseIds, about = {}) {
      isOurs.current = true;
      setState({ status: 'running', progress: null, isCancelling: false });
      void askBackground('exportPacket', { purchaseIds, ...about })
        .catch((error: unknown): ExportOutcome => {
          const detail = error instanceof Error ? error.message : String(error);
          return { status: 'failed', failure: 'unexpected', detail };
        })
        .then((outcome) => {
          isOurs.current = false;
          setState(outcome);
        });
    },
    cancel() {
      setState((now) => (now.status === 'running' ? { ...now, isCancelling: true } : now));
      void askBackground('cancelExport', {}).catch(() => undefined);
    },
    dismiss: () => setState({ status: 'idle' }),
  };
}
