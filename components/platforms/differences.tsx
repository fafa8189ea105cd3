import type { PlatformDifference } from '../../lib/model/compare-platforms';
import { usePlatformText } from './use-platform-text';

/** What differs between two definitions, place by place; page content and JSON are shown as text, never as markup. */
export function Differences({ list }: { list: readonly PlatformDifference[] }) {
  const text = usePlatformText();
  return (
    <ul class="differences" data-testid="differences">
      {list.map(({ path, before, after }) => (
        <li key={path}>
          <code class="mono">{path}</code>
          {before === undefined ? null : (
            <del aria-label={text('diff.before', { value: shown(before) })}>{shown(before)}</del>
          )}
          {after === undefined ? null : (
            <ins aria-label={text('diff.after', { value: shown(after) })}>{shown(after)}</ins>
          )}
        </li>
      ))}
    </ul>
  );
}

function shown(value: unknown): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return written.length > 160 ? `${written.slice(0, 160)}…` : written;
}
