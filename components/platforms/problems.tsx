import type { PlatformProblem } from '../../lib/model/parse-platform';
import { ProblemText } from './problem-text';
import { usePlatformText } from './use-platform-text';

const SHOWN = 8;

export interface ProblemsProps {
  problems: readonly PlatformProblem[];
  /** Shows the place in the text. */
  onShow?(problem: PlatformProblem): void;
}

/** What is wrong with a definition, with line and column. */
export function Problems({ problems, onShow }: ProblemsProps) {
  const text = usePlatformText();
  return (
    <ul class="problems" data-testid="platform-problems">
      {problems.slice(0, SHOWN).map((problem) => {
        const { line, column, path, kind } = problem;
        const place = text('problem.place', { line, column });
        return (
          <li key={`${line} ${column} ${path} ${kind}`}>
            {onShow === undefined ? (
              <b>{place}</b>
            ) : (
              <button type="button" class="link" onClick={() => onShow(problem)}>
                {place}
              </button>
            )}
            {path === '' ? null : <code class="mono">{path}</code>}
            <span>
              <ProblemText problem={problem} />
            </span>
          </li>
        );
      })}
      {problems.length > SHOWN ? <li>{text('problem.more', { count: problems.length - SHOWN })}</li> : null}
    </ul>
  );
}
