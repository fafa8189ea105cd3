import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeviceComparison } from '../../lib/model/device-comparison';
import type { Picked } from '../../lib/model/picked-file';
import type { Language } from '../../lib/model/settings';
import type { CheckProgress, VerificationReport } from '../../lib/model/verdict';
import { checkText } from '../../lib/text/check';
import { formatBytes } from '../format/format-bytes';
import { DeviceView } from './device-view';
import { OpenMasks, type MaskOpener } from './open-masks';
import { PacketChooser } from './packet-chooser';
import { ReportView } from './report-view';
import { isBadFingerprint, SeenEarlierFields, type SeenEarlier, type SeenEarlierProps } from './seen-earlier';
import './check.css';

export interface CheckWish {
  expectedFingerprint?: string;
  /** Contents of opening.json files. */
  openings: readonly string[];
  /** Of time-stamp authorities that the reader trusts: PEM, or fingerprints. */
  roots?: string;
  onProgress(progress: CheckProgress): void;
  signal: AbortSignal;
}

/** What a check answers; `here` only where the checker knows this device. */
export interface Checked {
  report: VerificationReport;
  here: DeviceComparison | null;
}

export interface CheckViewProps {
  language: Language;
  check(picked: Picked, wish: CheckWish): Promise<Checked>;
  /** Lays open what this device has masked; absent where the checker knows no device. */
  opener?: MaskOpener;
  describeRoots: SeenEarlierProps['describeRoots'];
  /** Roots that the person gave elsewhere, to begin with. */
  knownRoots?: string;
  /** What this checker cannot vouch for. */
  limits?: string;
}

type State =
  | { step: 'choose'; isCancelled: boolean }
  | { step: 'checking'; progress: CheckProgress | null; cancel: () => void }
  | { step: 'checked'; checked: Checked }
  | { step: 'failed'; reason: string };

/** The checker: choose, wait, read. Nothing of the packet is kept, and all of it is shown as text. */
export function CheckView(props: CheckViewProps) {
  const { language, check, opener, describeRoots, knownRoots = '', limits } = props;
  const [state, setState] = useState<State>({ step: 'choose', isCancelled: false });
  const [seen, setSeen] = useState<SeenEarlier>({ fingerprint: '', roots: knownRoots });
  const [openings, setOpenings] = useState<File[]>([]);
  const text = checkText(language);

  const fields = useRef<HTMLDivElement>(null);
  const start = async (picked: Picked) => {
    const isMistyped =
      isBadFingerprint(seen.fingerprint) || (await describeRoots(seen.roots)).status === 'malformed';
    if (isMistyped) {
      fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const cancelling = new AbortController();
    const cancel = () => cancelling.abort();
    setState({ step: 'checking', progress: null, cancel });
    try {
      const checked = await check(picked, {
        ...(seen.fingerprint.trim() === '' ? {} : { expectedFingerprint: seen.fingerprint }),
        ...(seen.roots.trim() === '' ? {} : { roots: seen.roots }),
        openings: await Promise.all(openings.map((file) => file.text())),
        onProgress: (progress) => setState({ step: 'checking', progress, cancel }),
        signal: cancelling.signal,
      });
      setState({ step: 'checked', checked });
    } catch (error) {
      if (cancelling.signal.aborted) setState({ step: 'choose', isCancelled: true });
      else setState({ step: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };

  const end = useRef<HTMLDivElement>(null);
  // Who cannot see the page is taken to the answer.
  useEffect(() => {
    if (state.step === 'checked' || state.step === 'failed') end.current?.focus();
  }, [state.step]);

  return (
    <div class="checker" data-testid="checker" data-step={state.step}>
      {state.step === 'choose' && (
        <>
          <output class="check-note">{state.isCancelled ? text('cancelled') : ''}</output>
          <PacketChooser
            text={text}
            openings={openings}
            onOpenings={setOpenings}
            onPicked={(picked) => void start(picked)}
          />
          <div ref={fields} class="seen-earlier">
            <SeenEarlierFields text={text} seen={seen} onSeen={setSeen} describeRoots={describeRoots} />
          </div>
        </>
      )}
      {state.step === 'checking' && (
        <Checking language={language} progress={state.progress} onCancel={state.cancel} />
      )}
      <div ref={end} tabIndex={-1} class="check-end">
        {state.step === 'failed' && <p role="alert">{text('failed', { reason: state.reason })}</p>}
        {state.step === 'checked' && (
          <ReportView text={text} language={language} report={state.checked.report}>
            {state.checked.here === null ? null : (
              <DeviceView text={text} language={language} here={state.checked.here} />
            )}
            {opener === undefined ? null : (
              <OpenMasks text={text} report={state.checked.report} opener={opener} />
            )}
          </ReportView>
        )}
      </div>
      {(state.step === 'checked' || state.step === 'failed') && (
        <button
          type="button"
          class="button"
          data-testid="check-again"
          onClick={() => setState({ step: 'choose', isCancelled: false })}
        >
          {text('again')}
        </button>
      )}
      <footer class="check-meaning">
        <h2>{text('meaning')}</h2>
        <p>{text('meaningText')}</p>
        {limits === undefined ? null : <p>{limits}</p>}
      </footer>
    </div>
  );
}

interface CheckingProps {
  language: Language;
  progress: CheckProgress | null;
  onCancel(): void;
}

function Checking({ language, progress, onCancel }: CheckingProps) {
  const text = checkText(language);
  const { files = 0, totalFiles = 0, bytes = 0, totalBytes = 0 } = progress ?? {};
  return (
    <div class="checking" data-testid="checking">
      <output>{text('working')}</output>
      <progress aria-label={text('working')} value={bytes} max={Math.max(totalBytes, 1)} />
      <p class="check-count">
        {text('checking', {
          done: files,
          total: totalFiles,
          bytes: formatBytes(bytes, language),
          totalBytes: formatBytes(totalBytes, language),
        })}
      </p>
      <button type="button" class="button" data-testid="check-cancel" onClick={onCancel}>
        {text('cancel')}
      </button>
    </div>
  );
}
