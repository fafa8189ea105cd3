import { measureCapture, median } from './measure-capture';

const ROUNDS = 20;
const FLOOR = 2;

const { visibleToDurable, bare } = await measureCapture(ROUNDS);
const ratio = median(visibleToDurable) / median(bare);
const show = (name: string, values: number[]) =>
  console.log(
    `${name.padEnd(44)} median ${median(values).toFixed(0).padStart(4)} ms   worst ${Math.max(...values)
      .toFixed(0)
      .padStart(4)} ms`,
  );

console.log(`\nFrom the paid page being visible to the record being durable, ${ROUNDS} rounds:`);
show('visible → durable (notice shown)', visibleToDurable);
show('bare captureVisibleTab + strict put', bare);
console.log(`ratio of the medians ${ratio.toFixed(2)} (must stay under ${FLOOR})`);
if (!(ratio < FLOOR)) process.exitCode = 1;
