import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface RowProps {
  title: ComponentChildren;
  /** What changes. */
  hint?: ComponentChildren;
  /** Control, or what stands instead of one. */
  children?: ComponentChildren;
}

/** One setting: what it is, what it changes, and its control. */
export function Row({ title, hint, children }: RowProps) {
  return (
    <div class="row">
      <div class="row-told">
        <p class="row-title">{title}</p>
        {hint === undefined ? null : <div class="row-hint">{hint}</div>}
      </div>
      {children}
    </div>
  );
}

export interface SwitchRowProps {
  title: string;
  hint: ComponentChildren;
  isOn: boolean;
  onChange(isOn: boolean): void;
  testId: string;
}

/** A setting that is on or off; the whole row is its target. */
export function SwitchRow({ title, hint, isOn, onChange, testId }: SwitchRowProps) {
  const id = useId();
  return (
    <label class="row" htmlFor={id}>
      <span class="row-told">
        <span class="row-title">{title}</span>
        <span class="row-hint">{hint}</span>
      </span>
      <Switch id={id} isOn={isOn} onChange={onChange} testId={testId} />
    </label>
  );
}

export interface SwitchProps {
  id?: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
  /** Where no label stands around it. */
  name?: string;
  testId: string;
}

export function Switch({ id, isOn, onChange, name, testId }: SwitchProps) {
  return (
    <input
      id={id}
      class="switch"
      type="checkbox"
      role="switch"
      aria-checked={isOn}
      checked={isOn}
      aria-label={name}
      data-testid={testId}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
