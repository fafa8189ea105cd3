import type { PlatformProblem } from '../../lib/model/parse-platform';
import { useApp } from '../app/app-context';

const SHOWN = 8;

/** What is wrong with a definition, line by line. */
export function Problems({ problems }: { problems: readonly PlatformProblem[] }) {
  const { text } = useApp();
  return (
    <ul class="problems" data-testid="platform-problems">
      {problems.slice(0, SHOWN).map(({ kind, line, path, expected, received }) => (
        <li key={`${line} ${path} ${kind}`}>
          <b>{text('platforms.line', { line })}</b>
          {path === '' ? null : <code class="mono">{path}</code>}
          <span>{text(`platforms.problem.${kind}`, { expected, received })}</span>
        </li>
      ))}
      {problems.length > SHOWN ? (
        <li>{text('platforms.moreProblems', { count: problems.length - SHOWN })}</li>
      ) : null}
    </ul>
  );
}
