import type { Settings } from './settings';

/** What a diagnostic report is made of. Only numbers, switches, states and ids that ship with the extension. */
export interface DiagnosticFacts {
  version: string;
  build: string;
  browser: string;
  language: string;
  /** UTC ms. */
  at: number;
  settings: Settings;
  /** Ids of built-in platforms, and whether each may be read. */
  builtIn: readonly { id: string; isAllowed: boolean }[];
  canScreenshot: boolean;
  isInPrivateWindows: boolean;
  counts: { captures: number; purchases: number; ledgerEntries: number; pending: number };
  ledger: 'sound' | 'broken' | 'unchecked';
  stamps: { pending: number; stamped: number; failed: number };
  space: { usage: number | null; quota: number | null };
  sync: { lastAt: number | null; problems: number };
}

const MIB = 2 ** 20;

/**
 * What a person may hand on with a report of a problem, as plain lines. Of settings it says how many and whether, never
 * what was written: no host, address, name, number or amount can get into it. English, as it is read by developers.
 */
export function diagnosticReport(facts: DiagnosticFacts): string {
  const { settings, counts, builtIn, space } = facts;
  const ids = new Set(builtIn.map(({ id }) => id));
  const off = settings.disabledPlatforms.filter((id) => ids.has(id));
  const denied = builtIn.filter(({ isAllowed }) => !isAllowed).map(({ id }) => id);
  const list = (names: readonly string[]) => (names.length === 0 ? 'none' : [...names].sort().join(', '));
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  const mib = (bytes: number | null) => (bytes === null ? 'unknown' : `${Math.round(bytes / MIB)} MiB`);
  return [
    `Recharge Evidence ${facts.version} (${facts.build})`,
    `Browser: ${facts.browser}`,
    `Made: ${new Date(facts.at).toISOString()}, language ${facts.language}`,
    '',
    `Platforms: ${builtIn.length} built in, ${settings.customPlatforms.length} own, ${Object.keys(settings.changedBuiltIns).length} changed`,
    `Switched off: ${list(off)}${off.length < settings.disabledPlatforms.length ? ` and ${settings.disabledPlatforms.length - off.length} own` : ''}`,
    `Without permission: ${list(denied)}`,
    `Screenshots allowed: ${yes(facts.canScreenshot)}`,
    `Private windows: ${yes(facts.isInPrivateWindows)}`,
    `Other sites: ${yes(settings.anySite)}, ${settings.excludedHosts.length} excluded`,
    `Stages saved by hand only: ${list(settings.pausedStages)}`,
    `Notice: ${yes(settings.notice)}; theme ${settings.theme}; language ${settings.language}`,
    `Old purchases: ${settings.retentionMonths === null ? 'kept' : `deleted after ${settings.retentionMonths} months`}`,
    `Budget set: ${yes(settings.budget !== null)}`,
    `Time stamps: ${yes(settings.timeStamps)}, ${settings.authorities.filter(({ isOn }) => isOn).length} of ${settings.authorities.length} authorities on; ${facts.stamps.stamped} stamped, ${facts.stamps.pending} waiting, ${facts.stamps.failed} failed`,
    `Sync: ${yes(settings.sync)}, last ${facts.sync.lastAt === null ? 'never' : new Date(facts.sync.lastAt).toISOString()}, ${facts.sync.problems} problems`,
    '',
    `Stored: ${counts.purchases} purchases, ${counts.captures} captures (${counts.pending} not sealed), ${counts.ledgerEntries} ledger lines`,
    `Ledger: ${facts.ledger}`,
    `Space: ${mib(space.usage)} of ${mib(space.quota)}`,
  ].join('\n');
}
