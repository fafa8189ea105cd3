import { useApp } from '../app/app-context';
import { DAY_MS } from '../../lib/model/day';
import { plotProgress, type Progress } from '../../lib/model/progress';

const WIDTH = 400;
const HEIGHT = 120;
const MARGIN = { left: 52, right: 12, top: 14, bottom: 24 };

/** The line of what was delivered under that of what was promised. The table beside it says the same in words. */
export function ProgressPlot({ progress }: { progress: Progress }) {
  const { points, promisedY, top } = plotProgress(progress, WIDTH, HEIGHT);
  const { language } = useApp();
  const [first, last] = [progress.points[0]?.at ?? 0, progress.points.at(-1)?.at ?? 0];
  const times = (first === last ? [first] : [first, last]).map((at) =>
    new Intl.DateTimeFormat(
      language,
      last - first < DAY_MS
        ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
        : { month: 'numeric', day: 'numeric' },
    ).format(at),
  );
  return (
    <svg
      class="progress-plot"
      aria-hidden="true"
      viewBox={`${-MARGIN.left} ${-MARGIN.top} ${WIDTH + MARGIN.left + MARGIN.right} ${HEIGHT + MARGIN.top + MARGIN.bottom}`}
    >
      <path class="progress-axis" d={`M0 0V${HEIGHT}H${WIDTH}`} />
      <text class="progress-tick" x={-6} y={4} text-anchor="end">
        {top}
      </text>
      <text class="progress-tick" x={-6} y={HEIGHT + 4} text-anchor="end">
        0
      </text>
      {times.map((time, index) => (
        <text
          key={index}
          class="progress-tick"
          x={times.length === 1 ? WIDTH / 2 : index * WIDTH}
          y={HEIGHT + 18}
          text-anchor={times.length === 1 ? 'middle' : index === 0 ? 'start' : 'end'}
        >
          {time}
        </text>
      ))}
      {promisedY === null ? null : <path class="progress-promised" d={`M0 ${promisedY}H${WIDTH}`} />}
      <polyline class="progress-line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y }, index) => (
        <circle key={index} class="progress-point" cx={x} cy={y} r="4" />
      ))}
    </svg>
  );
}
