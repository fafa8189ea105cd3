import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../../lib/model/complete-definition';
import type { Offered } from './use-completion';
import { usePlatformText } from './use-platform-text';

const MOST_IN_SIGHT = 8;

export interface CompletionListProps {
  id: string;
  offered: Offered;
  /** The text before what is replaced: says where the list stands. */
  before: string;
  onTake(choice: Choice): void;
}

/** What may stand where the caret is, under its line. The focus stays in the text, whose keys move the choice. */
export function CompletionList({ id, offered, before, onTake }: CompletionListProps) {
  const text = usePlatformText();
  const { choices, active } = offered;
  const lines = before.split('\n');
  const list = useRef<HTMLSelectElement>(null);
  // Under the last lines it would open out of sight.
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <select
      ref={list}
      id={id}
      class="completion"
      aria-label={text('edit.completion')}
      data-testid="completion"
      tabIndex={-1}
      // With one line alone it would be a menu to open.
      size={Math.min(MOST_IN_SIGHT, Math.max(2, choices.length))}
      style={{ '--at-line': lines.length, '--at-column': lines.at(-1)?.length ?? 0 }}
      value={choices[active]?.label}
      // A press would take the focus out of the text.
      onMouseDown={(event) => {
        event.preventDefault();
        const pressed = choices.find(({ label }) => label === (event.target as HTMLOptionElement).value);
        if (pressed !== undefined) onTake(pressed);
      }}
    >
      {choices.map(({ label }, index) => (
        <option key={label} id={`${id}-${index}`}>
          {label}
        </option>
      ))}
    </select>
  );
}
