import { measureCapture, median, percentile } from './measure-capture';

const ROUNDS = Number(process.env['ROUNDS'] ?? 36);
/** Against a bare screenshot and put in the same run: the median, and the slowest twentieth. */
const FLOOR = 1.5;
const TAIL_FLOOR = 3;
/** No round may take longer: each begins with an idle quota. */
const LONGEST_MS = 600;

const { visibleToDurable, bare } = await measureCapture(ROUNDS);
const ratio = median(visibleToDurable) / median(bare);
const show = (name: string, values: number[]) =>
  console.log(
    `${name.padEnd(44)} median ${median(values).toFixed(0).padStart(4)} ms   p95 ${percentile(values, 0.95)
      .toFixed(0)
      .padStart(4)} ms   worst ${Math.max(...values)
      .toFixed(0)
      .padStart(4)} ms`,
  );

console.log(`\nFrom the paid page being visible to the record being durable, ${ROUNDS} rounds:`);
show('visible → durable (notice shown)', visibleToDurable);
show('bare captureVisibleTab + strict put', bare);
const tail = percentile(visibleToDurable, 0.95) / median(bare);
console.log(`p95 over the bare median ${tail.toFixed(2)} (must stay under ${TAIL_FLOOR})`);
console.log(`ratio of the medians ${ratio.toFixed(2)} (must stay under ${FLOOR})`);
const worst = Math.max(...visibleToDurable);
console.log(`longest ${worst.toFixed(0)} ms (at most ${LONGEST_MS})`);
if (!(ratio < FLOOR && tail < TAIL_FLOOR && worst <= LONGEST_MS)) process.exitCode = 1;
