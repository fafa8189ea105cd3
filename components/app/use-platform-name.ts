import { platformName } from './platform-name';
import { useApp } from './app-context';

/** Names a platform in the language shown, by its id or, without one, by its host. */
export function usePlatformName(): (named: { platformId: string | null; host: string }) => string {
  const { platforms, settings, language } = useApp();
  const known = [...settings.customPlatforms, ...platforms];
  return (named) => platformName(named, known, language);
}
