import { plotProgress, type Progress } from '../../lib/model/progress';

const WIDTH = 560;
const HEIGHT = 140;
const MARGIN = { left: 56, right: 12, top: 14, bottom: 22 };

/** The line of what was delivered under that of what was promised. The table beside it says the same in words. */
export function ProgressPlot({ progress }: { progress: Progress }) {
  const { points, promisedY, top } = plotProgress(progress, WIDTH, HEIGHT);
  const times = [progress.points[0], progress.points.at(-1)].map((point) =>
    new Date(point?.at ?? 0).toLocaleDateString(undefined, { month: '2-digit', day: '2-digit' }),
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
          x={index === 0 ? 0 : WIDTH}
          y={HEIGHT + 18}
          text-anchor={index === 0 ? 'start' : 'end'}
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
