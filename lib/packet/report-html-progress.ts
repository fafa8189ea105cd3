import { plotProgress, type Progress } from '../model/progress';
import { both } from './both';
import { markup, type Markup } from './markup';

const WIDTH = 640;
const HEIGHT = 130;

/** What was delivered over time, drawn, and each number with its time and the page's own line. */
export function progressFigure(progress: Progress): Markup {
  const { points, promisedY, top } = plotProgress(progress, WIDTH, HEIGHT);
  const { zh, en } = both('progress.title');
  const basis = both(`progress.basis.${progress.basis}`);
  return markup`<h3>${zh} <span class="en" lang="en">${en}</span></h3>
<figure class="progress">
<svg viewBox="-60 -12 ${WIDTH + 72} ${HEIGHT + 24}" aria-hidden="true">
<path class="axis" d="M0 0V${HEIGHT}H${WIDTH}"/>
<text x="-6" y="5" text-anchor="end">${top}</text><text x="-6" y="${HEIGHT + 5}" text-anchor="end">0</text>
${promisedY === null ? null : markup`<path class="promised" d="M0 ${promisedY}H${WIDTH}"/>`}
<polyline class="line" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>
${points.map(({ x, y }) => markup`<circle cx="${x}" cy="${y}" r="4"/>`)}
</svg>
<table class="facts">
${progress.points.map(
  ({ at, delivered, quote }) =>
    markup`<tr><th>${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC</th><td><span class="value">${delivered}</span> <span class="origin">${quote}</span></td></tr>
`,
)}</table>
<figcaption>${basis.zh} <span class="en" lang="en">${basis.en}</span></figcaption>
</figure>
`;
}
