import { LANGUAGES } from '../model/language';
import type { Settings } from '../model/settings';
import { pageApi } from './page-api';

const THEMES = ['auto', 'light', 'dark'] as const;

/** The part of the settings that a page needs to draw its frame, without the schema library: that is loaded later. */
export async function readLooks(): Promise<Pick<Settings, 'language' | 'theme'>> {
  const { settings } = (await pageApi()
    .storage.local.get('settings')
    .catch(() => ({}))) as { settings?: Partial<Settings> };
  return {
    language: LANGUAGES.find((known) => known === settings?.language) ?? 'auto',
    theme: THEMES.find((known) => known === settings?.theme) ?? 'auto',
  };
}
