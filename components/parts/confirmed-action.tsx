import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { Icon, type IconName } from '../icons';
import { Dialog } from './dialog';

export interface ConfirmedActionProps {
  /** Of the button that opens; the one that acts is called `<testId>-confirm`. */
  testId: string;
  /** Class of the button that opens. */
  look: string;
  icon?: IconName;
  label: string;
  title: string;
  /** What it means, before anything happens. */
  children: ComponentChildren;
  /** Shown on the button that acts; without `busy` the words stay while it works. */
  final: { label: string; busy?: string; look: string };
  /** Asks a second time before it acts. */
  again?: { label: string; title: string; warning: string };
  failed: string;
  /** Said beside the button once it is done. */
  done?: string;
  act(): Promise<unknown>;
}

type Step = 'explain' | 'confirm' | 'busy' | 'failed';

/** A button for what cannot be taken back: says what it means, and acts only from there. */
export function ConfirmedAction(props: ConfirmedActionProps) {
  const { text } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step>('explain');
  const [isDone, setDone] = useState(false);
  const { again, final, icon } = props;

  const open = () => {
    setStep('explain');
    setDone(false);
    dialog.current?.showModal();
  };
  const act = async () => {
    setStep('busy');
    try {
      await props.act();
      dialog.current?.close();
      setDone(true);
    } catch {
      setStep('failed');
    }
  };

  const isExplaining = step === 'explain' || !again;
  const actions = (
    <>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {text('cancel')}
      </button>
      {again && step === 'explain' ? (
        <button
          type="button"
          class="button danger"
          data-testid={`${props.testId}-continue`}
          onClick={() => setStep('confirm')}
        >
          {again.label}
        </button>
      ) : (
        <button
          type="button"
          class={final.look}
          data-testid={`${props.testId}-confirm`}
          disabled={step === 'busy'}
          onClick={() => void act()}
        >
          {step === 'busy' ? (final.busy ?? final.label) : final.label}
        </button>
      )}
    </>
  );

  return (
    <>
      <button type="button" class={props.look} data-testid={props.testId} onClick={open}>
        {icon ? <Icon name={icon} small /> : null}
        {props.label}
      </button>
      {props.done === undefined ? null : <output>{isDone ? props.done : ''}</output>}
      <Dialog reference={dialog} title={isExplaining ? props.title : again.title} actions={actions}>
        {isExplaining ? props.children : null}
        {step === 'failed' ? <p role="alert">{props.failed}</p> : null}
        {!isExplaining && step !== 'failed' ? <p role="alert">{again.warning}</p> : null}
      </Dialog>
    </>
  );
}
