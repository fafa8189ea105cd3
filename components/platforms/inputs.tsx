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

/** One text of the definition, with what is wrong with it beside it; `suggestions` are offered as it is typed. */
export function TextInput(props: InputProps & { suggestions?: readonly string[] }) {
  const { path, isOptional = false, suggestions } = props;
  const offered = useId();
  const { value, set } = useDefinition();
  const held = value(path);
  return (
    <Labelled
      {...props}
      control={(control) => (
        <>
          <input
            list={suggestions === undefined ? undefined : offered}
            {...control}
            class={props.isCode === true ? 'input mono' : 'input'}
            type="text"
            autocomplete="off"
            spellcheck={false}
            placeholder={props.placeholder}
            value={typeof held === 'string' ? held : ''}
            onInput={({ currentTarget: { value: typed } }) =>
              set(path, isOptional && typed === '' ? undefined : typed)
            }
          />
          {suggestions === undefined ? null : (
            <datalist id={offered}>
              {suggestions.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </datalist>
          )}
        </>
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
      control={(control) => (
        <input
          {...control}
          class="input"
          type="text"
          autocomplete="off"
          placeholder={props.placeholder}
          // A comma that was just typed would vanish if it were read back at once.
          defaultValue={shown}
          key={shown}
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
      control={(control) => (
        <input
          {...control}
          class="input"
          type="number"
          min="0"
          step="any"
          value={typeof held === 'number' ? held : ''}
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
      control={(control) => (
        <select
          {...control}
          class="input"
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

/** What every control of the form carries: its label's target, what is told about it, and the place that it edits. */
interface ControlAttributes {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
  'data-path': string;
}

interface LabelledProps extends Pick<InputProps, 'path' | 'label' | 'hint'> {
  control: (attributes: ControlAttributes) => ComponentChildren;
}

function Labelled({ path, label, hint, control }: LabelledProps) {
  const id = useId();
  const { problems } = useDefinition();
  const own = problems.filter((problem) => problem.path === path);
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      {control({
        id,
        'aria-invalid': own.length > 0,
        'aria-describedby': `${id}-told`,
        'data-path': path,
      })}
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
