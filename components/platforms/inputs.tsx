import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useDefinition } from './editing';
import { ProblemText } from './problem-text';

export interface InputProps {
  /** Of the value in the definition. */
  path: string;
  label: string;
  /** Taken away when it is empty, instead of kept as an empty text. */
  isOptional?: boolean;
  placeholder?: string;
  hint?: ComponentChildren;
  /** Code: no spell checking, fixed width. */
  isCode?: boolean;
}

/** One text of the definition, with what is wrong with it beside it. */
export function TextInput(props: InputProps) {
  const { path, isOptional = false } = props;
  const { value, set } = useDefinition();
  const held = value(path);
  return (
    <Labelled
      {...props}
      control={(id, told, isWrong) => (
        <input
          id={id}
          class={props.isCode === true ? 'input mono' : 'input'}
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={props.placeholder}
          value={typeof held === 'string' ? held : ''}
          aria-invalid={isWrong}
          aria-describedby={told}
          data-path={path}
          onInput={({ currentTarget: { value: typed } }) =>
            set(path, isOptional && typed === '' ? undefined : typed)
          }
        />
      )}
    />
  );
}

/** Several texts, one to a line or separated by commas. */
export function TextsInput(props: InputProps & { separator: ',' | '\n' }) {
  const { path, separator } = props;
  const { value, set } = useDefinition();
  const held = value(path);
  const shown = Array.isArray(held) ? held.join(separator === ',' ? ', ' : '\n') : '';
  return (
    <Labelled
      {...props}
      control={(id, told, isWrong) => (
        <input
          id={id}
          class="input"
          type="text"
          autocomplete="off"
          placeholder={props.placeholder}
          // A comma that was just typed would vanish if it were read back at once.
          defaultValue={shown}
          key={shown}
          aria-invalid={isWrong}
          aria-describedby={told}
          data-path={path}
          onChange={({ currentTarget: { value: typed } }) => {
            const parts = typed
              .split(separator === ',' ? /[,，]/ : '\n')
              .map((part) => part.trim())
              .filter((part) => part !== '');
            set(path, parts.length === 0 && props.isOptional === true ? undefined : parts);
          }}
        />
      )}
    />
  );
}

export function NumberInput(props: InputProps) {
  const { path } = props;
  const { value, set } = useDefinition();
  const held = value(path);
  return (
    <Labelled
      {...props}
      control={(id, told, isWrong) => (
        <input
          id={id}
          class="input"
          type="number"
          min="0"
          step="any"
          value={typeof held === 'number' ? held : ''}
          aria-invalid={isWrong}
          aria-describedby={told}
          data-path={path}
          onInput={({ currentTarget: { value: typed } }) =>
            set(path, typed === '' ? undefined : Number(typed))
          }
        />
      )}
    />
  );
}

export function SelectInput(
  props: InputProps & {
    choices: readonly (readonly [value: string, label: string])[];
    onChoose?: (value: string) => void;
  },
) {
  const { path, choices, isOptional = false } = props;
  const { value, set } = useDefinition();
  const held = value(path);
  const chosen = typeof held === 'string' ? held : '';
  const isKnown = choices.some(([each]) => each === chosen);
  return (
    <Labelled
      {...props}
      control={(id, told, isWrong) => (
        <select
          id={id}
          class="input"
          aria-invalid={isWrong}
          aria-describedby={told}
          data-path={path}
          value={chosen}
          onChange={({ currentTarget: { value: picked } }) =>
            props.onChoose === undefined
              ? set(path, isOptional && picked === '' ? undefined : picked)
              : props.onChoose(picked)
          }
        >
          {isKnown ? null : <option value={chosen}>{chosen === '' ? '–' : chosen}</option>}
          {choices.map(([each, label]) => (
            <option key={each} value={each}>
              {label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

interface LabelledProps extends Pick<InputProps, 'path' | 'label' | 'hint'> {
  control: (id: string, told: string, isWrong: boolean) => ComponentChildren;
}

function Labelled({ path, label, hint, control }: LabelledProps) {
  const id = useId();
  const { problems } = useDefinition();
  const own = problems.filter((problem) => problem.path === path);
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      {control(id, `${id}-told`, own.length > 0)}
      <div id={`${id}-told`} class="labelled-told">
        {own.map((problem) => (
          <p key={problem.kind} class="wrong">
            <ProblemText problem={problem} />
          </p>
        ))}
        {hint}
      </div>
    </div>
  );
}
