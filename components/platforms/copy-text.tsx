import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../icons';
import { usePlatformText } from './use-platform-text';

/** Copies a text of several lines; says so for a moment. */
export function CopyText({ text: copied, label }: { text: string; label: string }) {
  const text = usePlatformText();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      class="button"
      onClick={() => void navigator.clipboard.writeText(copied).then(() => setCopied(true))}
    >
      <Icon name={isCopied ? 'check' : 'copy'} small />
      {isCopied ? text('edit.copied') : label}
    </button>
  );
}
