import * as v from 'valibot';
import { FollowedListSchema } from './followed-list';
import { KNOWN_AUTHORITIES } from './known-authorities';
import { LANGUAGES, type Language } from './language';
import { CurrencySchema } from './money';
import { NOTICE_CORNERS } from './notice-corner';
import { RECORDING_MEGABYTES, RECORDING_MINUTES } from './recording';
import { StageSchema } from './stage';
import { AuthoritySchema } from './time-stamp';

export { LANGUAGES, type Language };

/** What old purchases can be kept for, in months. */
export const RETENTION_MONTHS = [6, 12, 24, 36, 60] as const;
export type RetentionMonths = (typeof RETENTION_MONTHS)[number];

const BudgetSchema = v.object({
  minor: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  currency: CurrencySchema,
});

/** What a month may cost, in minor units of one currency. */
export type Budget = v.InferOutput<typeof BudgetSchema>;

/** In days; 0 is never. */
export const BACKUP_REMINDERS = [0, 7, 30, 90] as const;

export const SettingsSchema = v.object({
  notice: v.optional(v.boolean(), true),
  noticeCorner: v.optional(v.picklist(NOTICE_CORNERS), 'bottom-right'),
  language: v.optional(v.picklist(['auto', ...LANGUAGES]), 'auto'),
  /** Whether the device tells of last days of claims that are near; needs the permission for notifications. */
  reminders: v.optional(v.boolean(), false),
  theme: v.optional(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** After how many days without a backup the pages remind of one; 0 for never. */
  backupReminder: v.optional(v.picklist(BACKUP_REMINDERS), 30),
  disabledPlatforms: v.optional(v.array(v.string()), []),
  /** Definitions as the person wrote them; each is parsed by itself, so that a broken one never stops the others. */
  customPlatforms: v.optional(v.array(v.unknown()), []),
  /** Of built-in definitions that the person changed: how they were then, so that what an update changes can be told apart. */
  changedBuiltIns: v.optional(v.record(v.string(), v.unknown()), {}),
  /** Lists of definitions that are fetched once a day; what is in them is shown, and taken in by hand. */
  followedLists: v.optional(v.array(FollowedListSchema), []),
  /** Whether payment pages of sites that nobody configured are captured too; needs the permission for all sites. */
  anySite: v.optional(v.boolean(), false),
  /** Where they never are: hosts, each with all below it. */
  excludedHosts: v.optional(v.array(v.string()), []),
  /** Whether the notice says when an amount is unusual, was just paid, or passes the budget. */
  care: v.optional(v.boolean(), true),
  /** Whether the text of agreements beside the pay button is fetched from the page's own site: the only request made unasked. */
  fetchTerms: v.optional(v.boolean(), true),
  /** Pages that are saved by hand only. */
  pausedStages: v.optional(v.array(StageSchema), []),
  /** Purchases are deleted this long after their last capture; null: never. */
  retentionMonths: v.optional(v.nullable(v.picklist(RETENTION_MONTHS)), null),
  budget: v.optional(v.nullable(BudgetSchema), null),
  /** What the recording of a tab may be at most; a megabyte is a million bytes. */
  recordingMinutes: v.optional(v.picklist(RECORDING_MINUTES), 3),
  recordingMegabytes: v.optional(v.picklist(RECORDING_MEGABYTES), 50),
  /** Whether hashes are sent to time-stamp authorities; the only thing here that leaves the device. */
  timeStamps: v.optional(v.boolean(), false),
  /** Those that can be asked; each has a switch of its own. */
  authorities: v.optional(v.array(AuthoritySchema), () => [...KNOWN_AUTHORITIES]),
  /** Whether some of these settings travel with the browser's own sync: see `synced-settings`. */
  sync: v.optional(v.boolean(), true),
});

/** Everything the options page sets. Kept in `storage.local`; evidence never is. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});

/** Settings as stored; each that does not parse falls back to its own default, and takes no other with it. */
export function parseSettings(stored: unknown): Settings {
  const whole = v.safeParse(SettingsSchema, stored ?? {});
  if (whole.success) return whole.output;
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const sound = entries.filter(([name, value]) => v.safeParse(SettingsSchema, { [name]: value }).success);
  return v.parse(SettingsSchema, Object.fromEntries(sound));
}
