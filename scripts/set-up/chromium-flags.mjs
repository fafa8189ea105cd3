/** Drawn and loaded anew with every window, a third of what starting a browser costs; no page and no extension can see it. */
const OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** For a Chromium that a script drives: it asks for nothing of its own and starts no more than it needs. */
export const CHROMIUM_FLAGS = [
  // Chromium's sandbox does not start as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${['AutofillServerCommunication', ...OWN_PAGES].join()}`,
];
