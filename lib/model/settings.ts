import * as v from 'valibot';
import { FollowedListSchema } from './followed-list';
import { KNOWN_AUTHORITIES } from './known-authorities';
import { AuthoritySchema } from './time-stamp';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const SettingsSchema = v.object({
  notice: v.optional(v.boolean(), true),
  language: v.optional(v.picklist(['auto', ...LANGUAGES]), 'auto'),
  theme: v.optional(v.picklist(['auto', 'light', 'dark']), 'auto'),
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
  /** Whether the text of agreements beside the pay button is fetched from the page's own site: the only request made unasked. */
  fetchTerms: v.optional(v.boolean(), true),
  /** Whether hashes are sent to time-stamp authorities; the only thing here that leaves the device. */
  timeStamps: v.optional(v.boolean(), false),
  /** Those that can be asked; each has a switch of its own. */
  authorities: v.optional(v.array(AuthoritySchema), () => [...KNOWN_AUTHORITIES]),
});

/** Everything the options page sets. Kept in `storage.local`; evidence never is. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});
