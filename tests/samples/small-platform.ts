import type { PlatformDefinition } from '../../lib/model/platform';

/** The least that a definition has to be; its pages are at `https://pay.<id>.example/*`, where nothing else is said. */
export function smallPlatform(id: string, given: Partial<PlatformDefinition> = {}): PlatformDefinition {
  return {
    format: 1,
    id,
    name: { 'zh-CN': id, en: id },
    kind: 'platform',
    matches: [`https://pay.${id}.example/*`],
    stages: [],
    sources: [],
    ...given,
  };
}
