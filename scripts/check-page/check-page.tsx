import { useEffect, useState } from 'preact/hooks';
import { checkFolder, checkPacket } from '../../lib/flow/check-packet';
import type { Picked } from '../../lib/model/picked-file';
import type { Language } from '../../lib/model/settings';
import type { CheckProgress, VerificationReport } from '../../lib/model/verdict';
import { checkText } from '../../lib/text/check';
import { chooseLanguage } from '../../lib/text/translate';
import { PacketChooser } from './packet-chooser';
import { ReportView } from './report-view';

type State =
  | { step: 'choose' }
  | { step: 'checking'; done: number; total: number }
  | { step: 'checked'; report: VerificationReport }
  | { step: 'failed'; reason: string };

/** The checker that goes into every packet: choose, wait, read. Nothing leaves the page. */
export function CheckPage() {
  const [language, setLanguage] = useState<Language>(() => chooseLanguage('auto', navigator.languages));
  const [state, setState] = useState<State>({ step: 'choose' });
  const [expected, setExpected] = useState('');
  const text = checkText(language);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = text('title');
  }, [language]);

  const check = async (picked: Picked) => {
    setState({ step: 'checking', done: 0, total: 0 });
    try {
      const options = {
        ...(expected.trim() === '' ? {} : { expectedFingerprint: expected }),
        onProgress: ({ files: done, totalFiles: total }: CheckProgress) =>
          setState({ step: 'checking', done, total }),
      };
      const report = await ('zip' in picked
        ? checkPacket(picked.zip, options)
        : checkFolder(picked.folder, options));
      setState({ step: 'checked', report });
    } catch (error) {
      setState({ step: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <main>
      <header>
        <h1>{text('title')}</h1>
        <button type="button" class="quiet" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          {language === 'en' ? '中文' : 'English'}
        </button>
      </header>
      {crypto.subtle === undefined && <p role="alert">{text('unsupported')}</p>}
      {state.step === 'choose' && (
        <PacketChooser
          text={text}
          expected={expected}
          onExpected={setExpected}
          onPicked={(picked) => void check(picked)}
        />
      )}
      {state.step === 'checking' && (
        <p class="checking" aria-live="polite">
          <progress value={state.done} max={Math.max(state.total, 1)} />
          {text('checking', { done: state.done, total: state.total })}
        </p>
      )}
      {state.step === 'failed' && <p role="alert">{text('failed', { reason: state.reason })}</p>}
      {state.step === 'checked' && <ReportView text={text} report={state.report} />}
      {(state.step === 'checked' || state.step === 'failed') && (
        <button type="button" onClick={() => setState({ step: 'choose' })}>
          {text('again')}
        </button>
      )}
      <footer>
        <h2>{text('meaning')}</h2>
        <p>{text('meaningText')}</p>
        <p class="limits">{text('limits')}</p>
      </footer>
    </main>
  );
}
