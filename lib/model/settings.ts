import * as v from 'valibot';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const SettingsSchema = v.object({
  notice: v.optional(v.boolean(), true),
  language: v.optional(v.picklist(['auto', ...LANGUAGES]), 'auto'),
  theme: v.optional(v.picklist(['auto', 'light', 'dark']), 'auto'),
  disabledPlatforms: v.optional(v.array(v.string()), []),
  /** Definitions as the person wrote them; each is parsed by itself, so that a broken one never stops the others. */
  customPlatforms: v.optional(v.array(v.unknown()), []),
  /** Whether payment pages of sites that nobody configured are captured too; needs the permission for all sites. */
  anySite: v.optional(v.boolean(), false),
  /** Where they never are: hosts, each with all below it. */
  excludedHosts: v.optional(v.array(v.string()), []),
});

/** Everything the options page sets. Kept in `storage.local`; evidence never is. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});
