import { browser } from 'wxt/browser';

/** What the background is woken for. */
export type WakeReason = 'time-stamps' | 'definition-lists' | 'deadlines' | 'followed-pages';

/** Wakes the background at that time (UTC ms), not before half a minute from now; null for not at all. */
export async function wakeFor(reason: WakeReason, at: number | null): Promise<void> {
  if (at === null) await browser.alarms.clear(reason);
  else browser.alarms.create(reason, { when: Math.max(at, Date.now() + 30_000) });
}

export function onWake(run: Record<WakeReason, () => void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (Object.hasOwn(run, name)) run[name as WakeReason]();
  });
}
