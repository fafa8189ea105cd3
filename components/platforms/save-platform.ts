import { changeSettings, readSettings } from '../../lib/browser/settings';
import { withoutOwnPlatform, withOwnPlatform } from '../../lib/model/known-platforms';
import type { Platform } from '../../lib/model/platform';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';

/** Stores the person's own definition; of a built-in one also how that was then, so that updates can be told apart. */
export async function savePlatform(platform: Platform, formerId = platform.id): Promise<void> {
  const settings = await readSettings();
  const builtIn = PLATFORM_TEXTS[platform.id];
  const { changedBuiltIns } = settings;
  await changeSettings({
    ...withOwnPlatform(settings, platform, formerId),
    ...(builtIn === undefined || platform.id in changedBuiltIns
      ? {}
      : { changedBuiltIns: { ...changedBuiltIns, [platform.id]: JSON.parse(builtIn) as unknown } }),
  });
}

/** Takes the person's own definition away; a built-in one with that id counts again. */
export async function removePlatform(id: string): Promise<void> {
  const settings = await readSettings();
  const { [id]: _, ...changedBuiltIns } = settings.changedBuiltIns;
  await changeSettings({ ...withoutOwnPlatform(settings, id), changedBuiltIns });
}
