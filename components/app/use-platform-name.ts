import { useMemo } from 'preact/hooks';
import { platformName } from './platform-name';
import { useApp } from './app-context';

/** Names a platform in the language shown, by its id or, without one, by its host. */
export function usePlatformName(): (named: { platformId: string | null; host: string }) => string {
  const { platforms, settings, language } = useApp();
  return useMemo(() => {
    const known = [...settings.customPlatforms, ...platforms];
    // Finding one parses definitions: once for each platform, not for each of ten thousand purchases.
    const names = new Map<string, string>();
    return (named) => {
      if (named.platformId === null) return named.host;
      const key = `${named.platformId}\n${named.host}`;
      const name = names.get(key) ?? platformName(named, known, language);
      names.set(key, name);
      return name;
    };
  }, [platforms, settings.customPlatforms, language]);
}
