import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { formatBytes } from '../format/format-bytes';
import { Row } from '../parts/row';
import { useOptionsText } from './use-options-text';

/** What is used of what the browser gives. `changed`: asks anew when this changes. */
export function SpaceRow({ changed }: { changed: unknown }) {
  const text = useOptionsText();
  const { language } = useApp();
  const [space, setSpace] = useState<StorageEstimate | null>(null);
  useEffect(() => {
    void navigator.storage.estimate().then(setSpace, () => setSpace({}));
  }, [changed]);
  if (space === null) return null;
  const { usage, quota } = space;
  if (usage === undefined || quota === undefined || quota === 0)
    return <Row title={text('quota.title')} hint={text('quota.unknown')} />;
  const told = text('quota.of', { used: formatBytes(usage, language), quota: formatBytes(quota, language) });
  return (
    <Row title={text('quota.title')} hint={told}>
      <meter
        class="space"
        aria-label={text('quota.meter')}
        aria-valuetext={told}
        min={0}
        max={quota}
        high={quota * 0.8}
        value={usage}
      />
    </Row>
  );
}
