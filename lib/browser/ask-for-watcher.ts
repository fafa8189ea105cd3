import type { BackgroundMessages } from '../model/message';

interface Runtime {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
}
const { browser, chrome } = globalThis as unknown as { browser?: Runtime; chrome?: Runtime };

/**
 * Asks the background for the watcher. Without the message module, whose polyfill is bigger than all that runs on other
 * people's pages here; nobody waits for an answer.
 */
export function askForWatcher(): void {
  const type: keyof BackgroundMessages = 'startWatcher';
  const answer = (browser ?? chrome)?.runtime.sendMessage({ target: 'background', type, request: {} });
  answer?.catch(() => undefined);
}
