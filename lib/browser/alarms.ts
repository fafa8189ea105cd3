import { browser } from 'wxt/browser';

const NAME = 'time-stamps';

/** Wakes the background at that time (UTC ms), not before half a minute from now; null for not at all. */
export async function wakeForStamps(at: number | null): Promise<void> {
  if (at === null) await browser.alarms.clear(NAME);
  else browser.alarms.create(NAME, { when: Math.max(at, Date.now() + 30_000) });
}

export function onWakeForStamps(run: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) run();
  });
}
