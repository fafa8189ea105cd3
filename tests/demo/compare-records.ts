import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fixture } from '../site/fixtures';

interface PacketRecord {
  orderNo: string | null;
  amount: { decimal: string; currency: string | null } | null;
  channel: string | null;
  paidAt: { local: string } | null;
}

/** Differences between what pages show and what the packet's data/records.jsonl says; none where all is equal. */
export function compareRecords(packet: string, pages: readonly Fixture[]): string[] {
  const lines = readFileSync(join(packet, 'data', 'records.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  const records = lines.map((line) => JSON.parse(line) as PacketRecord);
  const wrongCount = records.length === pages.length ? [] : [`${records.length} orders, not ${pages.length}`];
  return [...wrongCount, ...pages.flatMap((page) => compareRecord(page, records))];
}

function compareRecord({ name, page: { shows } }: Fixture, records: readonly PacketRecord[]): string[] {
  if (shows === undefined) throw new Error(`The page.json of ${name} does not say what the page shows.`);
  const record = records.find(({ orderNo }) => orderNo === shows.orderNo);
  if (record === undefined) return [`order ${shows.orderNo} is not in the packet`];
  const said = {
    orderNo: record.orderNo,
    amount: record.amount?.decimal,
    currency: record.amount?.currency,
    channel: record.channel,
    paidAt: record.paidAt?.local,
  };
  return (Object.keys(said) as (keyof typeof said)[])
    .filter((key) => said[key] !== shows[key])
    .map(
      (key) =>
        `${key} of ${shows.orderNo}: the page shows ${shows[key]}, the packet says ${said[key] ?? 'nothing'}`,
    );
}
