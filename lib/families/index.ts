import type { FamilyDefinition } from '../model/family';

const definitions = import.meta.glob<FamilyDefinition>('./*.json', { eager: true, import: 'default' });

/** Shop and gateway software that many sites run, by id. Not for the watcher: sites that nobody configured need them, no other. */
export const FAMILIES: readonly FamilyDefinition[] = Object.values(definitions).sort((one, other) =>
  one.id < other.id ? -1 : 1,
);
