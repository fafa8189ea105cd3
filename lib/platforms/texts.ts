/** The built-in definitions as the repository stores them, notes and links included: for reading, editing and sharing. */
const files = import.meta.glob<string>('./*.json', { eager: true, query: '?raw', import: 'default' });

/** By id. Only the options page loads this; the watcher gets the rules alone. */
export const PLATFORM_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.slice('./'.length, -'.json'.length), text]),
);
