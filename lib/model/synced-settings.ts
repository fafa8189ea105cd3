import * as v from 'valibot';
import { PlatformSchema } from './platform';
import { SettingsSchema, type Settings } from './settings';

/**
 * Which settings travel with the browser's own sync, cut into pieces, one to an item: items have 8 KB each (Chromium's
 * `QUOTA_BYTES_PER_ITEM`), and one definition that is too large must not keep the others back. What a person has to
 * decide on each device (other sites, time stamps, deletion) and what has amounts (budget) stays where it is.
 */
const PLAIN = [
  'language',
  'theme',
  'notice',
  'noticeCorner',
  'pausedStages',
  'excludedHosts',
  'disabledPlatforms',
] as const;
type PlainName = (typeof PLAIN)[number];

/** How the name of a definition's piece begins; its id follows. */
export const DEFINITION_PIECE = 'platform:';

/** A piece's name: that of a setting, or `platform:<id>` for a definition of the person's own. */
export type PieceName = PlainName | `platform:${string}`;

/** Pieces by name, each as JSON. A definition travels with the built-in one that it changes. */
export type Pieces = Readonly<Record<string, string>>;

/** One item of the browser's sync. `at` is UTC ms of the change; no `value`: it was deleted. */
export const SyncedItemSchema = v.object({
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  value: v.optional(v.string()),
});
export type SyncedItem = v.InferOutput<typeof SyncedItemSchema>;

const DefinitionPieceSchema = v.object({
  definition: v.looseObject({ id: PlatformSchema.entries.id }),
  builtIn: v.optional(v.unknown()),
});

/** The pieces of these settings. Definitions without a sound id cannot be told apart, and stay on the device. */
export function piecesOf(settings: Settings): Pieces {
  const pieces: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name of PLAIN) pieces[name] = JSON.stringify(settings[name]);
  for (const definition of settings.customPlatforms) {
    const builtInOf = (id: string) =>
      Object.hasOwn(settings.changedBuiltIns, id) ? { builtIn: settings.changedBuiltIns[id] } : {};
    const named = v.safeParse(DefinitionPieceSchema, { definition });
    if (!named.success) continue;
    const { id } = named.output.definition;
    pieces[`${DEFINITION_PIECE}${id}`] = JSON.stringify({ definition, ...builtInOf(id) });
  }
  return pieces;
}

/**
 * The settings with a piece that came from another device; undefined is a deleted one. What does not parse changes
 * nothing: null.
 */
export function withPiece(settings: Settings, name: string, value: string | undefined): Settings | null {
  const plain = PLAIN.find((known) => known === name);
  if (plain !== undefined) {
    const parsed = v.safeParse(SettingsSchema.entries[plain], parseJson(value));
    return value === undefined || !parsed.success ? null : { ...settings, [plain]: parsed.output };
  }
  if (!name.startsWith(DEFINITION_PIECE)) return null;
  const id = name.slice(DEFINITION_PIECE.length);
  const others = settings.customPlatforms.filter((own) => idOf(own) !== id);
  const { [id]: _changed, ...changedBuiltIns } = settings.changedBuiltIns;
  if (value === undefined) return { ...settings, customPlatforms: others, changedBuiltIns };
  const piece = parseJson(value);
  const parsed = v.safeParse(DefinitionPieceSchema, piece);
  if (!parsed.success || parsed.output.definition.id !== id) return null;
  // As it was written: parsing would put its keys into another order.
  const { definition, builtIn } = piece as { definition: unknown; builtIn?: unknown };
  const at = settings.customPlatforms.findIndex((own) => idOf(own) === id);
  return {
    ...settings,
    // In its place, so that the order on this device stays.
    customPlatforms:
      at < 0
        ? [...settings.customPlatforms, definition]
        : settings.customPlatforms.map((own, index) => (index === at ? definition : own)),
    changedBuiltIns: builtIn === undefined ? changedBuiltIns : { ...changedBuiltIns, [id]: builtIn },
  };
}

function idOf(definition: unknown): string | null {
  const named = v.safeParse(DefinitionPieceSchema, { definition });
  return named.success ? named.output.definition.id : null;
}

function parseJson(value: string | undefined): unknown {
  try {
    return value === undefined ? undefined : (JSON.parse(value) as unknown);
  } catch {
    return undefined;
  }
}

/** Whether one change goes before another: the later one; of two at the same ms the same one on every device. */
export function isNewer(one: SyncedItem, other: SyncedItem | undefined): boolean {
  if (other === undefined || one.at !== other.at) return one.at > (other?.at ?? -1);
  return (one.value ?? '') > (other.value ?? '');
}

/** The most bytes of one item, name and JSON together (Chromium and Firefox). */
const MOST_BYTES = 8192;

/** Chromium writes `<` as six bytes. */
export function fitsIntoItem(name: string, item: SyncedItem): boolean {
  const json = JSON.stringify(item).replaceAll('<', '\\u003C');
  return new TextEncoder().encode(name + json).length <= MOST_BYTES;
}

export type SyncProblem = 'too-large' | 'full' | 'busy' | 'other';

/** How the sync of settings stands on this device. */
export interface SyncState {
  /** UTC ms of the last time that it was compared; null before. */
  at: number | null;
  /** Each piece as this device last knew it, with the time of its change. */
  known: Readonly<Record<string, SyncedItem>>;
  problems: { name: string; problem: SyncProblem }[];
}
