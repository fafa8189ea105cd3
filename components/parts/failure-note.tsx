import type { ComponentChildren } from 'preact';
import { extensionInfo } from '../../lib/browser/build-info';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { diagnosticOf } from './diagnostic-of';
import './failure-note.css';

export interface FailureNoteProps {
  title: string;
  /** What is safe, and what to do next. */
  children: ComponentChildren;
  /** For the copyable diagnostic; nothing is copied where there is none. */
  error?: unknown;
}

/** Says what happened, what is safe and what to do; details only for who wants to pass them on. */
export function FailureNote({ title, children, error }: FailureNoteProps) {
  const { text } = useApp();
  return (
    <section class="failure" role="alert" data-testid="failure">
      <h2>
        <Icon name="warning" />
        {title}
      </h2>
      {children}
      {error === undefined ? null : <Diagnostic error={error} label={text('failure.copy')} />}
    </section>
  );
}

function Diagnostic({ error, label }: { error: unknown; label: string }) {
  const { language, text } = useApp();
  const diagnostic = diagnosticOf(error, {
    ...extensionInfo(),
    browser: navigator.userAgent,
    language,
    at: new Date(),
  });
  return (
    <details class="diagnostic">
      <summary>{text('failure.details')}</summary>
      <pre>{diagnostic}</pre>
      <button type="button" class="button" onClick={() => void navigator.clipboard.writeText(diagnostic)}>
        <Icon name="copy" small />
        {label}
      </button>
    </details>
  );
}
