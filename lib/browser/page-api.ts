import type { Reply } from './envelope';

/** What the browser gives to a script on a page, as far as ours use it. */
interface PageApi {
  runtime: {
    /** Gone once the extension was updated or removed: the script is an orphan then. */
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: {
      addListener(listener: Listener): void;
      removeListener(listener: Listener): void;
    };
  };
  storage: { local: { get(key: string): Promise<Record<string, unknown>> } };
}

/** Answers later, through `reply`, where it returns true. */
type Listener = (message: unknown, sender: { id?: string }, reply: (reply: Reply) => void) => boolean;

/**
 * The browser's own API. In Manifest V3 both browsers give promises under this name; `browser` would be the page's
 * element of that id where the browser does not know the name.
 */
export function pageApi(): PageApi {
  return (globalThis as unknown as { chrome: PageApi }).chrome;
}

/** Whether the extension that this script belongs to is still there. */
export function isOrphan(): boolean {
  return pageApi().runtime?.id === undefined;
}
