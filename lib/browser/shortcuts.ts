import { browser } from 'wxt/browser';

export interface Shortcut {
  /** Name in the manifest; `_execute_action` opens the popup. */
  name: string;
  /** As the browser writes it, such as `Alt+Shift+S`; empty where the person set none. */
  keys: string;
}

/** The shortcuts as they are set now; none where the browser has no keyboard commands. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = (browser.commands as typeof browser.commands | undefined)?.getAll;
  if (commands === undefined) return [];
  return (await browser.commands.getAll()).flatMap(({ name, shortcut }) =>
    name === undefined ? [] : [{ name, keys: shortcut ?? '' }],
  );
}

/** Opens the browser's own page for them; false where it lets nobody do that. */
export async function openShortcutSettings(): Promise<boolean> {
  const { openShortcutSettings: open } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  try {
    if (open !== undefined) await open.call(browser.commands);
    else if (import.meta.env.FIREFOX) return false;
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    return false;
  }
}
