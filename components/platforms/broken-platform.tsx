import type { PlatformProblem } from '../../lib/model/parse-platform';
import { Icon } from '../icons';
import { Problems } from './problems';
import { usePlatformText } from './use-platform-text';

export interface BrokenPlatformProps {
  problems: readonly PlatformProblem[];
  onRemove(): void;
}

/** A stored definition that does not parse any more: refused, named, and the others keep working. */
export function BrokenPlatform({ problems, onRemove }: BrokenPlatformProps) {
  const text = usePlatformText();
  return (
    <li class="row">
      <div class="row-told">
        <p class="row-title">{text('list.broken')}</p>
        <Problems problems={problems} />
      </div>
      <button type="button" class="button" onClick={onRemove}>
        <Icon name="trash" small />
        {text('list.removeBroken')}
      </button>
    </li>
  );
}
