import { openLedgerPages, run } from '../ledger/open-ledger-pages';
import { median } from './measure-capture';

const LINES = 100_000;
const ROUNDS = 40;
/** A thousand times the lines may cost this much more, append by append and start by start. */
const FLOOR = 4;
const WHOLE_FLOOR_MS = 10_000;

const pages = await openLedgerPages();
const page = await pages.open();
const appends: number[] = [];
const starts: number[] = [];
let whole = Infinity;
for (const lines of [LINES / 1_000, LINES]) {
  const name = `bench-${lines}`;
  await run(page, 'fill', name, lines);
  const checked = await run(page, 'check', name, 'whole');
  if (checked.broken !== null || checked.verified.seq !== lines) throw new Error(JSON.stringify(checked));
  whole = checked.milliseconds;
  await run(page, 'append', name, 10);
  appends.push(median(await run(page, 'append', name, ROUNDS)));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await run(page, 'append', name, 1);
    times.push((await run(page, 'check', name, 'start')).milliseconds);
  }
  starts.push(median(times));
}
await pages.close();

const row = (what: string, [small = Number.NaN, large = Number.NaN]: number[]) =>
  console.log(
    `${what.padEnd(44)} ${small.toFixed(1).padStart(6)} ms   ${large.toFixed(1).padStart(6)} ms   ratio ${(large / small).toFixed(2)} (must stay under ${FLOOR})`,
  );
console.log(`\nThe ledger in Chromium's IndexedDB, with ${LINES / 1_000} and with ${LINES} lines, medians:`);
row('one line appended, durably', appends);
row('check at a start, one line added', starts);
console.log(
  `all ${LINES} lines checked in ${(whole / 1000).toFixed(2)} s (must stay under ${WHOLE_FLOOR_MS / 1000})`,
);
const isFlat = [appends, starts].every(([small = 0, large = Infinity]) => large / small < FLOOR);
if (!isFlat || !(whole < WHOLE_FLOOR_MS)) process.exitCode = 1;
