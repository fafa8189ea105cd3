import * as v from 'valibot';
import { parsePlatform } from '../model/parse-platform';
import { DEFAULT_SETTINGS, SettingsSchema, type Settings } from '../model/settings';
import type { Authority } from '../model/time-stamp';

/** What is a matter of taste: the person's choice here stands; where they made none, the backup's. */
const TASTES = ['notice', 'noticeCorner', 'language', 'theme', 'backupReminder', 'budget'] as const;

/**
 * The settings of a backup, as a change of those here: lists are joined, nothing that the person made here is replaced.
 * What lets the extension see more sites, ask somebody or delete (all sites, time stamps, each authority, followed lists,
 * sync, retention) is never switched on by a file: that takes the person's own consent, and the browser's, here. What was
 * switched off there for privacy is off here too. Answers with an empty change where nothing parses.
 */
export function mergeSettings(here: Settings, backedUp: unknown): Partial<Settings> {
  const parsed = v.safeParse(SettingsSchema, backedUp);
  if (!parsed.success) return {};
  const theirs = parsed.output;
  const tastes = TASTES.filter((name) => here[name] === DEFAULT_SETTINGS[name]);
  const platforms = theirs.customPlatforms.filter((written) => isNewPlatform(written, here));
  const taken = new Set(platforms.map((written) => idOf(written)));
  return {
    ...Object.fromEntries(tastes.map((name) => [name, theirs[name]])),
    disabledPlatforms: union(here.disabledPlatforms, theirs.disabledPlatforms),
    fetchTerms: here.fetchTerms && theirs.fetchTerms,
    pausedStages: union(here.pausedStages, theirs.pausedStages),
    excludedHosts: union(here.excludedHosts, theirs.excludedHosts),
    customPlatforms: [...here.customPlatforms, ...platforms],
    changedBuiltIns: {
      ...Object.fromEntries(Object.entries(theirs.changedBuiltIns).filter(([id]) => taken.has(id))),
      ...here.changedBuiltIns,
    },
    authorities: joinAuthorities(here.authorities, theirs.authorities),
  };
}

function isNewPlatform(written: unknown, here: Settings): boolean {
  const id = idOf(written);
  return id !== null && !here.customPlatforms.some((own) => idOf(own) === id);
}

/** Null where it is no definition. */
function idOf(written: unknown): string | null {
  const parsed = parsePlatform(JSON.stringify(written));
  return parsed.ok ? parsed.platform.id : null;
}

function joinAuthorities(here: readonly Authority[], theirs: readonly Authority[]): Authority[] {
  const roots = new Map(theirs.map(({ id, url, root }) => [`${id} ${url}`, root]));
  const ids = new Set(here.map(({ id }) => id));
  return [
    ...here.map((one) => ({ ...one, root: one.root || (roots.get(`${one.id} ${one.url}`) ?? '') })),
    ...theirs.filter(({ id }) => !ids.has(id)).map((one) => ({ ...one, isOn: false })),
  ];
}

const union = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];
