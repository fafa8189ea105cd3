import * as v from 'valibot';
import { nameIn, type Language } from '../../lib/model/language';
import { PlatformSchema } from '../../lib/model/platform';

const NamedSchema = v.object({ id: PlatformSchema.entries.id, name: PlatformSchema.entries.name });

/** The platform's name; the host where nobody configured one, or where its definition does not parse. */
export function platformName(
  { platformId, host }: { platformId: string | null; host: string },
  platforms: readonly unknown[],
  language: Language,
): string {
  if (platformId === null) return host;
  for (const platform of platforms) {
    const named = v.safeParse(NamedSchema, platform);
    if (named.success && named.output.id === platformId) return nameIn(named.output.name, language);
  }
  return host;
}
