import * as v from 'valibot';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import {
  fitsIntoItem,
  isNewer,
  piecesOf,
  SyncedItemSchema,
  withPiece,
  type SyncedItem,
  type SyncProblem,
  type SyncState,
} from '../model/synced-settings';
import { createTurns } from './run-in-turn';

/** What syncing needs from the browser. */
export interface SyncTools {
  readSettings(): Promise<Settings>;
  changeSettings(change: Partial<Settings>): Promise<void>;
  /** Everything that travels, from all devices. */
  readSynced(): Promise<Record<string, unknown>>;
  /** Answers why it could not be written. */
  writeSynced(name: string, item: SyncedItem): Promise<SyncProblem | null>;
  readState(): Promise<SyncState>;
  writeState(state: SyncState): Promise<void>;
  /** UTC ms. */
  now(): number;
}

/**
 * Compares the settings with what travels, piece by piece; the later change of each wins. Run it at the start and after
 * each change here or there: where nothing changed it writes nothing.
 */
export function createSettingsSync(tools: SyncTools): () => Promise<void> {
  const inTurn = createTurns();
  return () => inTurn(() => syncSettings(tools));
}

const DEFAULT_PIECES = piecesOf(DEFAULT_SETTINGS);

async function syncSettings(tools: SyncTools): Promise<void> {
  const before = await tools.readSettings();
  if (!before.sync) return;
  const state = await tools.readState();
  const synced = await tools.readSynced();
  const here = piecesOf(before);
  const known: Record<string, SyncedItem> = { ...state.known };
  const problems: SyncState['problems'] = [];
  let settings = before;

  for (const name of new Set([...Object.keys(here), ...Object.keys(known), ...Object.keys(synced)])) {
    const mine = changedHere(here[name], known[name], DEFAULT_PIECES[name], tools.now());
    const parsed = v.safeParse(SyncedItemSchema, synced[name]);
    const theirs = parsed.success ? parsed.output : undefined;
    const taken =
      theirs !== undefined && isNewer(theirs, mine) ? withPiece(settings, name, theirs.value) : null;
    if (theirs !== undefined && taken !== null) {
      settings = taken;
      known[name] = itemOf(theirs.at, piecesOf(taken)[name]);
      continue;
    }
    if (mine === undefined) continue;
    // Remembered with its time also where it cannot be written: trying again is no later change.
    known[name] = mine;
    if (mine.at === 0 || (theirs !== undefined && !isNewer(mine, theirs))) continue;
    const problem = fitsIntoItem(name, mine) ? await tools.writeSynced(name, mine) : 'too-large';
    if (problem !== null) problems.push({ name, problem });
  }

  const { language, theme, notice, noticeCorner, pausedStages, excludedHosts } = settings;
  const { disabledPlatforms, customPlatforms, changedBuiltIns } = settings;
  if (settings !== before)
    await tools.changeSettings({
      language,
      theme,
      notice,
      noticeCorner,
      pausedStages,
      excludedHosts,
      disabledPlatforms,
      customPlatforms,
      changedBuiltIns,
    });
  await tools.writeState({ at: tools.now(), known, problems });
}

/** A piece as this device has it: as it was known, or changed since. What nobody ever touched gives way to any change. */
function changedHere(
  value: string | undefined,
  known: SyncedItem | undefined,
  untouched: string | undefined,
  now: number,
): SyncedItem | undefined {
  if (known === undefined)
    return value === undefined ? undefined : itemOf(value === untouched ? 0 : now, value);
  return value === known.value ? known : itemOf(Math.max(now, known.at + 1), value);
}

function itemOf(at: number, value: string | undefined): SyncedItem {
  return value === undefined ? { at } : { at, value };
}
