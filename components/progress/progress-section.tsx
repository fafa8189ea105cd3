import type { Capture } from '../../lib/model/capture';
import { sharePercent } from '../../lib/model/progress';
import { trackProgress } from '../../lib/model/track-progress';
import { useApp } from '../app/app-context';
import { FollowPage } from './follow-page';
import { ProgressPlot } from './progress-plot';
import { ProgressTable } from './progress-table';
import './progress.css';

/** What was promised and what came of it, over time, and the page that is recorded again to see it. */
export function ProgressSection({ captures }: { captures: readonly Capture[] }) {
  const { word } = useApp();
  const shown = captures.filter(({ state, body }) => state === 'sealed' && body.fetched === undefined);
  if (shown.length === 0) return null;
  const progress = trackProgress(shown.map(({ body }) => body));
  const share = progress && sharePercent(progress);
  return (
    <section class="progress" data-testid="progress" aria-label={word('progress.title')}>
      {progress === null ? null : <h3>{word('progress.title')}</h3>}
      {progress === null ? null : (
        <figure>
          <figcaption>
            {progress.promised === null
              ? word('progress.unpromised', { delivered: progress.points.at(-1)?.delivered ?? 0 })
              : word('progress.told', {
                  promised: progress.promised.value,
                  delivered: progress.points.at(-1)?.delivered ?? 0,
                  percent: share ?? 0,
                })}
          </figcaption>
          <ProgressPlot progress={progress} />
          <ProgressTable progress={progress} />
        </figure>
      )}
      <FollowPage captures={shown} />
    </section>
  );
}
