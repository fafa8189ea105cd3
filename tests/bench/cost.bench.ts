// What the watcher adds to a platform's page that sells nothing, against the same page without it.
import { median } from './measure-capture';
import { measurePageCost, type PageCost } from './measure-cost';

const ROUNDS = Number(process.env['ROUNDS'] ?? 12);
const NODES = 1500;
/** The floors of the issue. */
const LOAD_MS = 5;
const IDLE_SHARE = 0.01;
const HEAP_BYTES = 3e6;

const costs = await measurePageCost(ROUNDS, NODES);
type Of = (page: PageCost) => number;
const added = (of: Of, by: 'watched' | 'empty' = 'watched') =>
  median(costs.map((cost) => of(cost[by]) - of(cost.plain)));
const both = (of: Of, unit: number) =>
  `${(median(costs.map(({ watched }) => of(watched))) / unit).toFixed(2)} with, ${(median(costs.map(({ plain }) => of(plain))) / unit).toFixed(2)} without`;
const load = added(({ loadMs }) => loadMs);
const idle = added(({ idleShare }) => idleShare);
const heap = added(({ heapBytes }) => heapBytes);
console.log(
  `\nA page of ${NODES} nodes on a platform, nothing for sale, ${costs.length} loads each way in turn (medians of what was added to each):`,
);
console.log(
  `load                +${load.toFixed(1)} ms of main thread (${both(({ loadMs }) => loadMs, 1)}; floor ${LOAD_MS})`,
);
console.log(
  `  of it any script  +${added(({ loadMs }) => loadMs, 'empty').toFixed(1)} ms: what the browser takes for one that does nothing`,
);
console.log(
  `idle                +${(100 * idle).toFixed(2)} % of a core (${both(({ idleShare }) => idleShare, 0.01)}; floor 1)`,
);
console.log(
  `heap                +${(heap / 1e6).toFixed(2)} MB (${both(({ heapBytes }) => heapBytes, 1e6)}; floor 3)`,
);
if (!(load <= LOAD_MS && idle <= IDLE_SHARE && heap <= HEAP_BYTES)) process.exitCode = 1;
