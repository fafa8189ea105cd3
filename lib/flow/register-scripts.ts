import { hasScreenshotPermission } from '../browser/permissions';
import { registerGate, registerWatcher } from '../browser/scripts';
import { readSettings } from '../browser/settings';
import { platformMatches } from '../platforms';
import { customMatches } from './choose-platforms';
import { createTurns } from './run-in-turn';

const inTurn = createTurns();

/**
 * Has the browser run the watcher on the person's own platforms, and the gate on all other sites while that is switched
 * on and permitted. Platforms' pages never meet the gate, also those that are switched off.
 */
export function registerScripts(): Promise<void> {
  return inTurn(async () => {
    const settings = await readSettings();
    await registerWatcher(customMatches(settings));
    const isOn = settings.anySite && (await hasScreenshotPermission());
    const own = customMatches({ ...settings, disabledPlatforms: [] });
    await registerGate(
      isOn ? { matches: [...platformMatches(), ...own], hosts: settings.excludedHosts } : null,
    );
  });
}
