import { browser } from 'wxt/browser';

/**
 * Runs each time the background starts: the browser ends it after 30 s without work, so this is also where work that
 * was cut off is taken up again.
 */
export function onStart(run: () => Promise<void>): void {
  void run().catch((error: unknown) => console.error('start failed', error));
}

/** Runs after the installation and after each update, when open tabs have no watcher or a cut-off one. `isFirst`: newly installed. */
export function onInstalled(run: (isFirst: boolean) => Promise<void>): void {
  browser.runtime.onInstalled.addListener(({ reason }) => void run(reason === 'install'));
}
