import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icons';
import { ExportPlatforms } from './export-platforms';
import { FollowedLists } from './followed-lists';
import { ImportPlatforms } from './import-platforms';
import { usePlatformText } from './use-platform-text';
import './platforms.css';

/** Definitions in and out, as text or file, or from a list that the person follows. Nothing is sent. */
export function SharePlatforms() {
  const text = usePlatformText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="editor" data-testid="share">
      <a class="back" href="#platforms">
        <Icon name="back" small />
        {text('edit.back')}
      </a>
      <h1 ref={heading} tabIndex={-1}>
        {text('list.share')}
      </h1>
      <ImportPlatforms />
      <FollowedLists />
      <ExportPlatforms />
    </div>
  );
}
