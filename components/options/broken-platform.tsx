import type { PlatformProblem } from '../../lib/model/parse-platform';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { Problems } from './problems';

export interface BrokenPlatformProps {
  problems: readonly PlatformProblem[];
  onRemove(): void;
}

/** A stored definition that does not parse any more: refused, named, and the others keep working. */
export function BrokenPlatform({ problems, onRemove }: BrokenPlatformProps) {
  const { text } = useApp();
  return (
    <li class="row">
      <div class="row-told">
        <p class="row-title">{text('platforms.broken')}</p>
        <Problems problems={problems} />
      </div>
      <button type="button" class="button" onClick={onRemove}>
        <Icon name="trash" small />
        {text('platforms.removeBroken')}
      </button>
    </li>
  );
}
