import type { Purchase } from '../model/purchase';
import type { Both } from './both';

export type PlatformNames = Readonly<Record<string, { 'zh-CN': string; en: string }>>;

/** The platform's name, or the host where nobody configured one. */
export function platformName(
  { platformId, host }: Pick<Purchase, 'platformId' | 'host'>,
  names: PlatformNames,
): Both {
  const name = platformId !== null && Object.hasOwn(names, platformId) ? names[platformId] : undefined;
  return name === undefined ? { zh: host, en: host } : { zh: name['zh-CN'], en: name.en };
}
