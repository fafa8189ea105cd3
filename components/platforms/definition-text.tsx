import { useEffect, useId, useRef } from 'preact/hooks';
import type { PlatformProblem } from '../../lib/model/parse-platform';
import { CompletionList } from './completion-list';
import { useDefinition } from './editing';
import { Problems } from './problems';
import { useCompletion } from './use-completion';
import { usePlatformText } from './use-platform-text';

/** `("platform" | "cashier")` → the two words: what may stand in the place of a wrong one. */
function choicesOf({ expected }: PlatformProblem): string[] {
  const parts = expected.replace(/^\(|\)$/g, '').split(' | ');
  return parts.length > 1 && parts.every((part) => /^"[^"]*"$/.test(part)) ? parts : [];
}

/** The definition as text, lines numbered, wrong lines marked, completed as it is typed; a wrong word can be replaced by one that is allowed. */
export function DefinitionText() {
  const text = usePlatformText();
  const editing = useDefinition();
  const { text: written, problems, write } = editing;
  const box = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLOListElement>(null);
  const completing = useCompletion(write);
  const { offered } = completing;
  const id = useId();
  const lines = written.split(/\r\n|\r|\n/);
  const wrong = new Set(problems.map(({ line }) => line));

  const select = (start: number, end: number) => {
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
  };
  const offsetOf = ({ line, column }: PlatformProblem) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const show = (problem: PlatformProblem) => {
    const start = offsetOf(problem);
    select(start, start + Math.max(1, (lines[problem.line - 1]?.length ?? 0) - problem.column + 1));
    box.current?.scrollTo({ top: (problem.line - 4) * LINE_HEIGHT });
  };
  const [first] = problems;
  const choices = first === undefined ? [] : choicesOf(first);
  const replace = (choice: string) => {
    if (first === undefined) return;
    const at = written.indexOf(first.received, offsetOf(first));
    if (at < 0) return;
    box.current?.setRangeText(choice, at, at + first.received.length);
    write(written.slice(0, at) + choice + written.slice(at + first.received.length));
    select(at, at + choice.length);
  };
  useEffect(() => {
    // A text area does not grow with its text everywhere (`field-sizing`).
    if (box.current !== null)
      box.current.style.height = `${Math.max(14, lines.length + 1) * LINE_HEIGHT + 24}px`;
  }, [lines.length]);

  return (
    <div class="definition-text">
      <label class="visually-hidden" for={id}>
        {text('edit.textLabel')}
      </label>
      <div class="code">
        <ol class="code-lines" ref={gutter} aria-hidden="true">
          {lines.map((_, index) => (
            <li key={index} data-wrong={wrong.has(index + 1) || undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          id={id}
          ref={box}
          class="code-box"
          data-testid="definition-text"
          spellcheck={false}
          wrap="off"
          value={written}
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}-hint ${id}-problems`}
          aria-autocomplete="list"
          aria-controls={offered === null ? undefined : `${id}-offered`}
          aria-activedescendant={offered === null ? undefined : `${id}-offered-${offered.active}`}
          onInput={({ currentTarget }) => {
            write(currentTarget.value);
            completing.typed(currentTarget);
          }}
          onKeyDown={(event) => {
            if (completing.pressed(event, event.currentTarget)) event.preventDefault();
          }}
          onClick={completing.close}
          onBlur={completing.close}
        />
        {offered === null ? null : (
          <CompletionList
            id={`${id}-offered`}
            offered={offered}
            before={written.slice(0, offered.from)}
            onTake={(choice) => {
              if (box.current !== null) completing.take(choice, box.current);
            }}
          />
        )}
      </div>
      <p id={`${id}-hint`} class="form-lead code-hint">
        {text('edit.completionHint')}
      </p>
      <div id={`${id}-problems`} aria-live="polite">
        {problems.length === 0 ? null : (
          <div class="refused">
            <Problems problems={problems} onShow={show} />
            {choices.length === 0 ? null : (
              <p class="choices">
                {text('edit.replaceBy')}
                {choices.map((choice) => (
                  <button key={choice} type="button" class="button" onClick={() => replace(choice)}>
                    <code class="mono">{choice}</code>
                  </button>
                ))}
              </p>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

/** CSS px; the style sheet says the same. */
const LINE_HEIGHT = 20;
