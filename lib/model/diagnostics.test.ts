import { expect, test } from 'vitest';
import { diagnosticReport, type DiagnosticFacts } from './diagnostics';
import { DEFAULT_SETTINGS, type Settings } from './settings';

/** One word in every place that a person can write to. */
const SECRET = 'hushKq7';
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  disabledPlatforms: ['douyin', SECRET],
  customPlatforms: [
    { id: SECRET, name: { 'zh-CN': SECRET, en: SECRET }, matches: [`https://${SECRET}.example/*`] },
  ],
  changedBuiltIns: { [SECRET]: SECRET },
  excludedHosts: [`${SECRET}.example`],
  budget: { minor: 987_654_321, currency: 'XHU' },
  authorities: [
    { id: SECRET, name: SECRET, url: `https://${SECRET}.example/tsr`, isOn: true, roots: SECRET },
  ] as unknown as Settings['authorities'],
};
const facts: DiagnosticFacts = {
  version: '0.1.0',
  build: '0123456789ab',
  browser: 'Chromium 156',
  language: 'zh-CN',
  at: Date.parse('2026-11-21T10:00:00Z'),
  settings,
  builtIn: [
    { id: 'douyin', isAllowed: true },
    { id: 'huya', isAllowed: false },
  ],
  canScreenshot: true,
  isInPrivateWindows: false,
  counts: { captures: 5, purchases: 2, ledgerEntries: 9, pending: 1 },
  ledger: 'sound',
  stamps: { pending: 1, stamped: 2, failed: 3 },
  space: { usage: 5 * 2 ** 20, quota: null },
  sync: { lastAt: null, problems: 1 },
};

test('nothing that a person wrote gets into the report', () => {
  const report = diagnosticReport(facts);
  expect(report).not.toMatch(new RegExp(`${SECRET}|example|987|XHU`, 'i'));
});

test('says what helps: versions, switches, counts, and which built-in platforms do not work', () => {
  const report = diagnosticReport(facts);
  expect(report).toContain('0.1.0 (0123456789ab)');
  expect(report).toContain('Switched off: douyin and 1 own');
  expect(report).toContain('Without permission: huya');
  expect(report).toContain('2 purchases, 5 captures (1 not sealed), 9 ledger lines');
  expect(report).toContain('Space: 5 MiB of unknown');
});
