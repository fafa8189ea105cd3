import { useRef, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { useApp } from '../app/app-context';
import { Dialog } from '../parts/dialog';

/** Makes a new signing key, after saying what that means. */
export function ReplaceKey() {
  const { text } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<'explain' | 'busy' | 'failed'>('explain');
  const [isDone, setDone] = useState(false);

  const replace = async () => {
    setStep('busy');
    try {
      await askBackground('replaceKey', {});
      setDone(true);
      dialog.current?.close();
    } catch {
      setStep('failed');
    }
  };

  const actions = (
    <>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {text('cancel')}
      </button>
      <button
        type="button"
        class="button primary"
        data-testid="replace-key-confirm"
        disabled={step === 'busy'}
        onClick={() => void replace()}
      >
        {text(step === 'busy' ? 'key.replacing' : 'key.replaceFinal')}
      </button>
    </>
  );

  return (
    <div class="replace-key">
      <button
        type="button"
        class="button"
        data-testid="replace-key"
        onClick={() => {
          setStep('explain');
          setDone(false);
          dialog.current?.showModal();
        }}
      >
        {text('key.replace')}
      </button>
      <output>{isDone ? text('key.replaced') : ''}</output>
      <Dialog reference={dialog} title={text('key.replaceTitle')} actions={actions}>
        <ul class="points">
          <li>{text('key.replaceWhen')}</li>
          <li>{text('key.replaceBefore')}</li>
          <li>{text('key.replaceAfter')}</li>
          <li>{text('key.replaceLedger')}</li>
        </ul>
        {step === 'failed' ? <p role="alert">{text('key.replaceFailed')}</p> : null}
      </Dialog>
    </div>
  );
}
