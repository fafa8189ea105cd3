import type { PlatformDefinition } from '../model/platform';

/** Every JSON file beside this one is a platform: no registry to edit, and the same text that the options page edits. */
const definitions = import.meta.glob<PlatformDefinition>('./*.json', { eager: true, import: 'default' });

/** The built-in platforms, by id. */
export const PLATFORMS: readonly PlatformDefinition[] = Object.values(definitions).sort((one, other) =>
  one.id < other.id ? -1 : 1,
);

/** The match patterns of all built-in platforms, each once: where the watcher runs without being asked. */
export function platformMatches(): string[] {
  return [...new Set(PLATFORMS.flatMap((platform) => platform.matches))].sort();
}
