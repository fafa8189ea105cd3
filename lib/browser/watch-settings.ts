import { pageApi } from './page-api';

/** The part of the settings that decides whether a page is watched. */
export interface WatchSettings {
  disabledPlatforms: readonly string[];
  customPlatforms: readonly unknown[];
  anySite: boolean;
  excludedHosts: readonly string[];
}

/** Read without the schema library, which is too big for other people's pages; the background wrote what is there. */
export async function readWatchSettings(): Promise<WatchSettings> {
  const { settings } = (await pageApi().storage.local.get('settings')) as {
    settings?: Partial<WatchSettings>;
  };
  return {
    disabledPlatforms: Array.isArray(settings?.disabledPlatforms) ? settings.disabledPlatforms : [],
    customPlatforms: Array.isArray(settings?.customPlatforms) ? settings.customPlatforms : [],
    anySite: settings?.anySite === true,
    excludedHosts: Array.isArray(settings?.excludedHosts) ? settings.excludedHosts : [],
  };
}
