// What the watcher adds to a platform's page that sells nothing, against the same page without it.
import { median } from './measure-capture';
import { measurePageCost, type PageCost } from './measure-cost';

const ROUNDS = Number(process.env['ROUNDS'] ?? 12);
const NODES = 1500;
/** The floors of the issue. */
const LOAD_MS = 5;
const IDLE_SHARE = 0.01;
const HEAP_BYTES = 3e6;

const pairs = await measurePageCost(ROUNDS, NODES);
const added = (of: (page: PageCost) => number) =>
  median(pairs.map(({ watched, plain }) => of(watched) - of(plain)));
const both = (of: (page: PageCost) => number, unit: number) =>
  `${(median(pairs.map(({ watched }) => of(watched))) / unit).toFixed(2)} with, ${(median(pairs.map(({ plain }) => of(plain))) / unit).toFixed(2)} without`;
const load = added(({ loadMs }) => loadMs);
const idle = added(({ idleShare }) => idleShare);
const heap = added(({ heapBytes }) => heapBytes);
console.log(
  `\nA page of ${NODES} nodes on a platform, nothing for sale, ${pairs.length} loads each way in turn (medians, of what was added: of pairs):`,
);
console.log(
  `load                +${load.toFixed(1)} ms of main thread (${both(({ loadMs }) => loadMs, 1)}; floor ${LOAD_MS})`,
);
console.log(
  `idle                +${(100 * idle).toFixed(2)} % of a core (${both(({ idleShare }) => idleShare, 0.01)}; floor 1)`,
);
console.log(
  `heap                +${(heap / 1e6).toFixed(2)} MB (${both(({ heapBytes }) => heapBytes, 1e6)}; floor 3)`,
);
if (!(load <= LOAD_MS && idle <= IDLE_SHARE && heap <= HEAP_BYTES)) process.exitCode = 1;
