import type { PlatformProblem } from '../../lib/model/parse-platform';
import { usePlatformText } from './use-platform-text';

/** What is wrong, in the person's words, and what may stand there instead. */
export function ProblemText({ problem }: { problem: PlatformProblem }) {
  const text = usePlatformText();
  const { kind, path, expected, received } = problem;
  if (path === 'id') return <>{text('problem.id')}</>;
  if (received === '""' || (expected === '>=1' && received === '0')) return <>{text('problem.empty')}</>;
  return <>{text(`problem.${kind}`, { expected: expected.replace(/^Object$/, '{ … }'), received })}</>;
}
