import { INCIDENTS, runRaces } from './run-races';

const count = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`\n${count} races, seed ${seed} (npm run races -- ${count} ${seed} plays them again)\n`);
const races = await runRaces(count, seed);

const columns = [
  'incident',
  'races',
  'recorded',
  'screenshot',
  'rendered',
  'no picture',
  'lost',
  'wrong',
  'unnamed',
];
const rows = INCIDENTS.map((incident) => {
  const own = races.filter((race) => race.incident === incident);
  const pictures = own.flatMap((race) => race.pictures);
  const none = pictures.filter((picture) => picture !== 'screenshot' && picture !== 'rendered');
  return [
    incident,
    own.length,
    own.filter((race) => race.isRecorded).length,
    pictures.filter((picture) => picture === 'screenshot').length,
    pictures.filter((picture) => picture === 'rendered').length,
    none.length,
    own.filter((race) => race.isLost).length,
    own.reduce((sum, race) => sum + race.wrongPictures.length, 0),
    own.reduce((sum, race) => sum + race.unnamedGaps.length, 0),
  ].map(String);
});
for (const row of [columns, ...rows])
  console.log(row.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(11))).join(''));

const reasons = new Map<string, number>();
for (const reason of races.flatMap((race) => race.pictures))
  if (reason !== 'screenshot' && reason !== 'rendered') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
for (const [reason, times] of reasons) console.log(`no picture, ${times} times: ${reason}`);
for (const race of races)
  if (race.isLost || race.wrongPictures.length > 0 || race.unnamedGaps.length > 0) {
    console.log(`race ${race.number} failed: ${JSON.stringify(race)}`);
    process.exitCode = 1;
  }
