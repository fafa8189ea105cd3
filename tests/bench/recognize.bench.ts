import { loadavg } from 'node:os';
import { median } from './measure-capture';
import { openRecognitionBench, type TimedReading } from './measure-recognition';

/** Nodes of a page, how often it is read, and the most ms that the median may be. */
const PAGES = [
  { nodes: 500, rounds: 40, floor: 3 },
  { nodes: 5_000, rounds: 30, floor: 12 },
  { nodes: 50_000, rounds: 10, floor: Infinity },
];
/** Growth from 5,000 to 50,000 nodes: 1 is linear, 2 would be square. */
const STEEPEST = 1.2;
const GATE_FLOOR = 0.5;
const STORM_FLOOR = 0.05;
const FLASHES = 8;

const failures: string[] = [];
const must = (isMet: boolean, what: string) => {
  if (!isMet) failures.push(what);
};
const bench = await openRecognitionBench();

console.log(
  `\nLoad of the machine: ${loadavg()[0]?.toFixed(1)}. Readings are CPU time; gate and storms are wall time, and mean little on a busy machine.`,
);
console.log('\nReading a page, in a world of its own, after each change:');
const medians: number[] = [];
const fixedMedians: number[] = [];
for (const { nodes, rounds, floor } of PAGES) {
  const times = await bench.timeReading(nodes, rounds, {});
  const { middle, text } = describe(times);
  medians.push(middle);
  fixedMedians.push(median(times.map(({ fixed }) => fixed)));
  const limit = floor === Infinity ? '' : `  (median must be at most ${floor})`;
  console.log(`${String(nodes).padStart(7)} nodes   ${text}${limit}`);
  must(middle <= floor, `${nodes} nodes within ${floor} ms`);
  const anywhere = await bench.timeReading(nodes, Math.ceil(rounds / 2), { isAnywhere: true });
  console.log(`          on a site that nobody configured   ${describe(anywhere).text}`);
  const drawn = await bench.timeReading(nodes, Math.ceil(rounds / 2), { isShown: true });
  console.log(`          with the frame that the browser draws of the change   ${describe(drawn).text}`);
}
console.log(
  `the fixed work beside the readings took ${fixedMedians.map((ms) => ms.toFixed(1)).join(', ')} ms: where these differ, the machine was not the same`,
);
const [, at5000 = Number.NaN, at50000 = Number.NaN] = medians;
const slope = Math.log10(at50000 / at5000);
console.log(
  `slope ${slope.toFixed(2)} from 5,000 to 50,000 nodes (1 is linear; must be at most ${STEEPEST}); ${((1000 * (at50000 - at5000)) / 45_000).toFixed(2)} µs a node`,
);
must(slope <= STEEPEST, 'linear');

const gate = await bench.timeGate();
const later = gate.map((times) => times.later);
const first = gate.map((times) => times.first);
console.log(
  `\nThe gate at ${gate.length} pages of the corpus: median ${median(later).toFixed(2)} ms   worst ${Math.max(...later).toFixed(2)} ms  (median must be at most ${GATE_FLOOR}); its very first look, with code to compile: median ${median(first).toFixed(2)} ms`,
);
must(median(later) <= GATE_FLOOR, 'gate');

console.log('\nWatching a page that changes in every frame, without end:');
for (const nodes of [500, 5_000, 50_000]) {
  const share = await bench.costOfStorm(nodes);
  const captured = await bench.capturedInStorm(nodes, FLASHES);
  console.log(
    `${String(nodes).padStart(7)} nodes   ${(100 * share).toFixed(1).padStart(5)} % of one core (must be under ${100 * STORM_FLOOR} %)   ${captured} of ${FLASHES} results that stood for 300 ms captured`,
  );
  must(share < STORM_FLOOR, `storm at ${nodes} nodes`);
  must(captured === FLASHES, `results at ${nodes} nodes`);
}

await bench.close();
if (failures.length > 0) {
  console.log(`\nNot met: ${failures.join('; ')}`);
  process.exitCode = 1;
}

/** Median and quartiles in ms, and as a share of the fixed work: that share hardly depends on the machine. */
function describe(times: readonly TimedReading[]): { middle: number; text: string } {
  const sorted = times.map(({ ms }) => ms).sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const middle = median(sorted);
  const ratio = median(times.map(({ ms, fixed }) => ms / fixed));
  return {
    middle,
    text: `median ${middle.toFixed(1).padStart(6)} ms   quartiles ${at(0.25)} and ${at(0.75)}   ${ratio.toFixed(2)} of the fixed work`,
  };
}
