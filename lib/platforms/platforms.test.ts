import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../model/parse-platform';
import type { FieldSource, Platform } from '../model/platform';
import { isBeyondWatcher } from './beyond-watcher';
import { PLATFORMS, platformMatches } from './index';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function read(file: string): Platform {
  const parsed = parsePlatform(readFileSync(join(folder, file), 'utf8'));
  if (!parsed.ok)
    throw new Error(
      parsed.problems.map(({ line, path, kind }) => `${file}:${line} ${path}: ${kind}`).join('\n'),
    );
  return parsed.platform;
}

describe.each(files)('%s', (file) => {
  const platform = read(file);

  it('is named like its file, in both languages', () => {
    expect(`${platform.id}.json`).toBe(file);
  });

  it('asks for payment hosts by name', () => {
    for (const pattern of platform.matches) {
      expect(pattern).toMatch(/^https:\/\/[a-z0-9.-]+\//);
      // A whole host only where all of it is about payments.
      if (/^https:\/\/[^/]+\/\*$/.test(pattern)) expect(pattern).toMatch(/pay|cz\.|cashier|mclient/);
    }
  });

  it('says where each fact was seen', () => {
    expect(platform.sources.length).toBeGreaterThan(0);
    for (const { seen } of platform.sources)
      expect(Date.parse(seen)).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('has rules only for hosts it runs on', () => {
    const hosts = new Set(platform.matches.map((pattern) => new URL(pattern).host));
    const ruled = platform.stages.flatMap((rule) => rule.url?.split('/')[0] ?? []);
    expect(ruled.filter((host) => !hosts.has(host))).toEqual([]);
  });
});

it('what the watcher cannot read by itself is known', () => {
  const asks = (source: FieldSource) => isBeyondWatcher({ fields: { orderNo: [source] } });
  expect(asks({ from: 'label', label: '流水号' })).toBe(false);
  expect(asks({ from: 'label', label: '流水号', pattern: 'digits-20' })).toBe(true);
  expect(asks({ from: 'json-ld', path: 'orderNumber' })).toBe(true);
});

it('all files are platforms, each once', () => {
  expect(PLATFORMS.map((platform) => platform.id)).toEqual(
    files.map((file) => file.replace('.json', '')).sort(),
  );
});

it('no two platforms claim the same addresses', () => {
  expect(platformMatches()).toHaveLength(PLATFORMS.flatMap((platform) => platform.matches).length);
});
