import { DAY_MS } from '../model/day';
import type { LedgerRow } from '../model/ledger-entry';
import { sha256Hex } from '../model/sha256';
import { parseLine, type NewEntry } from './chain';

/** Smaller steps back are what keeping time over the network does. */
const BACK_MS = 60_000;
const AHEAD_MS = 31 * DAY_MS;

/** A `gap` entry: `id` says what it is, `bodySha256` is the hash of the text that it stands for. */
export type GapEntry = Omit<NewEntry, 'at'> & { kind: 'gap' };

async function gap(id: string, text: string): Promise<GapEntry> {
  return { kind: 'gap', id, bodySha256: await sha256Hex(text) };
}

/** Another version of the extension writes from here on. */
export function updateGap(build: string): Promise<GapEntry> {
  return gap('update', build);
}

/** The capture that follows was cut off before its picture: the browser ended, or its worker was killed. */
export function interruptedGap(captureId: string): Promise<GapEntry> {
  return gap(`interrupted-${captureId}`, captureId);
}

/**
 * What the device's clock did between the newest line and `at` (ISO UTC): it went back by more than a minute, or more than
 * 31 days ahead, which may also mean that nobody used the extension. Null where time went on as it does.
 */
export async function clockGap(head: LedgerRow | undefined, at: string): Promise<GapEntry | null> {
  const last = head === undefined ? null : parseLine(head.line);
  // A line that does not parse is a break, and told as one.
  if (last === null || typeof last === 'string') return null;
  const passed = Date.parse(at) - Date.parse(last.at);
  if (passed < -BACK_MS) return gap('clock-back', `${last.at} ${at}`);
  return passed > AHEAD_MS ? gap('clock-ahead', `${last.at} ${at}`) : null;
}
