import { parsePlatform, type PlatformProblem } from './parse-platform';
import type { Platform, PlatformDefinition } from './platform';
import type { Settings } from './settings';

/** A platform that the extension knows, and where its definition comes from. */
export interface KnownPlatform {
  id: string;
  /** The one that counts. */
  definition: PlatformDefinition;
  /** `edited`: the person's own in the place of a built-in one. */
  origin: 'built-in' | 'edited' | 'own';
  isOn: boolean;
}

export interface BrokenDefinition {
  written: unknown;
  problems: PlatformProblem[];
}

/** Every platform once, the person's own definition where there are two, and what is stored but does not parse. */
export function knownPlatforms(
  builtIn: readonly PlatformDefinition[],
  settings: Pick<Settings, 'customPlatforms' | 'disabledPlatforms'>,
): { known: KnownPlatform[]; broken: BrokenDefinition[] } {
  const own = new Map<string, Platform>();
  const broken: BrokenDefinition[] = [];
  for (const written of settings.customPlatforms) {
    const parsed = parsePlatform(JSON.stringify(written));
    // As on pages: the first of two with one id counts.
    if (!parsed.ok) broken.push({ written, problems: parsed.problems });
    else if (!own.has(parsed.platform.id)) own.set(parsed.platform.id, parsed.platform);
  }
  const isOn = (id: string) => !settings.disabledPlatforms.includes(id);
  const ids = new Set(builtIn.map(({ id }) => id));
  const known = [
    ...[...own.values()]
      .filter(({ id }) => !ids.has(id))
      .map((definition) => ({
        id: definition.id,
        definition,
        origin: 'own' as const,
        isOn: isOn(definition.id),
      })),
    ...builtIn.map((definition): KnownPlatform => {
      const edited = own.get(definition.id);
      return {
        id: definition.id,
        definition: edited ?? definition,
        origin: edited === undefined ? 'built-in' : 'edited',
        isOn: isOn(definition.id),
      };
    }),
  ];
  return { known, broken };
}

/** The settings with this definition of the person's own, in the place of one with the same or the former id. */
export function withOwnPlatform(
  { customPlatforms }: Pick<Settings, 'customPlatforms'>,
  platform: Platform,
  formerId = platform.id,
): Pick<Settings, 'customPlatforms'> {
  const others = customPlatforms.filter((written) => ![platform.id, formerId].includes(idOf(written)));
  return { customPlatforms: [...others, platform] };
}

/** The settings without the person's own definition of that id: a built-in one with it counts again. */
export function withoutOwnPlatform(
  { customPlatforms }: Pick<Settings, 'customPlatforms'>,
  id: string,
): Pick<Settings, 'customPlatforms'> {
  return { customPlatforms: customPlatforms.filter((written) => idOf(written) !== id) };
}

function idOf(written: unknown): string {
  const isNamed = typeof written === 'object' && written !== null && 'id' in written;
  return isNamed && typeof written.id === 'string' ? written.id : '';
}
