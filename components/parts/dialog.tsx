import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { useApp } from '../app/app-context';

export interface DialogProps {
  reference: RefObject<HTMLDialogElement | null>;
  title: string;
  children: ComponentChildren;
  /** Buttons; one that closes where nothing is given. */
  actions?: ComponentChildren;
  onClose?(): void;
}

/** The browser's own dialog: Escape closes it, focus stays inside and returns. */
export function Dialog({ reference, title, children, actions, onClose }: DialogProps) {
  const { text } = useApp();
  const heading = useId();
  return (
    <dialog ref={reference} class="dialog" aria-labelledby={heading} onClose={() => onClose?.()}>
      <h2 id={heading}>{title}</h2>
      {children}
      <div class="actions">
        {actions ?? (
          <button type="button" class="button" onClick={() => reference.current?.close()}>
            {text('close')}
          </button>
        )}
      </div>
    </dialog>
  );
}
