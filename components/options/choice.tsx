export interface ChoiceProps<Value extends string> {
  title: string;
  name: string;
  chosen: Value;
  choices: readonly { value: Value; label: string }[];
  onChoose(value: Value): void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { title, name, chosen, choices, onChoose } = props;
  return (
    <fieldset class="row choice">
      <legend class="row-title">{title}</legend>
      <div class="segments">
        {choices.map(({ value, label }) => (
          <label key={value} class="segment">
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
