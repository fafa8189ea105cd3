import { useEffect, useRef } from 'preact/hooks';
import { tickState, type Selection } from '../format/selection';

export interface SelectAllProps {
  selection: Selection;
  ids: readonly string[];
  label: string;
  onToggle(): void;
}

/** One box for all of the purchases shown. */
export function SelectAll({ selection, ids, label, onToggle }: SelectAllProps) {
  const box = useRef<HTMLInputElement>(null);
  const state = tickState(selection, ids);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <label class="select-all">
      <span class="check">
        <input
          ref={box}
          type="checkbox"
          checked={state === 'all'}
          onChange={onToggle}
          data-testid="select-all"
        />
      </span>
      {label}
    </label>
  );
}
