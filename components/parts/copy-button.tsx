import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';

const SHOWN_MS = 1600;

export interface CopyButtonProps {
  /** What is copied, whole. */
  value: string;
  /** What is shown, where that is shorter. */
  shown?: string;
  /** What the value is, such as "订单号": for the name of the button. */
  name: string;
}

/** A value that is copied with a click. */
export function CopyButton({ value, shown = value, name }: CopyButtonProps) {
  const { text } = useApp();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      class="copy mono"
      data-copied={isCopied || undefined}
      title={`${text('copy.action', { name })}\n${value}`}
      aria-label={text('copy.label', { name, value: shown })}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span>{shown}</span>
      <Icon name={isCopied ? 'check' : 'copy'} />
      <output class="visually-hidden">{isCopied ? text('copy.done') : ''}</output>
    </button>
  );
}
