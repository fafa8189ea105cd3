import type { Break } from './break';

/** Noticed in a real browser only, by a test of the extension that was built with it. */
export const BROWSER_BREAKS: readonly Break[] = [
  {
    failure: 4,
    brings: 'what stays in place is hidden while frames are taken',
    file: 'lib/browser/scroll-page.ts',
    find: "  element.scrollTo({ top, left: kept.left, behavior: 'instant' });\n",
    replace: `  element.scrollTo({ top, left: kept.left, behavior: 'instant' });
  for (const one of document.querySelectorAll<HTMLElement>('header')) one.style.visibility = 'hidden';
`,
    test: { file: 'tests/e2e/whole-page.e2e.ts', name: 'is photographed screen by screen' },
  },
  {
    failure: 6,
    brings: 'boxes in CSS px',
    file: 'lib/capture/compose-capture.ts',
    find: '  const across = size.width / view.width;\n  const down = size.height / view.height;\n',
    replace: '  const across = 1;\n  const down = 1;\n',
    test: { file: 'tests/e2e/moments.e2e.ts', name: 'has its values boxed where they are' },
  },
  {
    failure: 7,
    brings: 'a renderer that knows no new colors (html2canvas 1.4.1 ends with these words)',
    file: 'lib/browser/redraw-page.ts',
    find: "import html2canvas from 'html2canvas';",
    replace: `const html2canvas = async (element: Element, _options: object): Promise<HTMLCanvasElement> => {
  if (document.documentElement.innerHTML.includes('oklch') || element === null)
    throw new Error('Attempting to parse an unsupported color function "oklch"');
  return document.createElement('canvas');
};`,
    test: { file: 'tests/e2e/recharge.e2e.ts', name: 'its colors are new to the renderer' },
  },
  {
    failure: 9,
    brings: 'object URLs are made in the worker',
    file: 'lib/flow/answer-background.ts',
    find: '          const outcome = await exportPacket(',
    replace: '          URL.createObjectURL(new Blob());\n          const outcome = await exportPacket(',
    test: { file: 'tests/e2e/packet.e2e.ts', name: 'says what the pages showed' },
  },
  {
    failure: 10,
    brings: 'the export lives as long as the popup',
    file: 'lib/browser/messages.ts',
    find: "  return ask(browser.runtime.sendMessage(envelope('background', type, request)));",
    replace: `  if (type === 'exportPacket')
    addEventListener('pagehide', () => void browser.runtime.sendMessage(envelope('background', 'cancelExport', {})));
  return ask(browser.runtime.sendMessage(envelope('background', type, request)));`,
    test: { file: 'tests/e2e/packet.e2e.ts', name: 'with the popup closed at once' },
  },
  {
    failure: 13,
    brings: 'pages send pictures in messages',
    file: 'lib/browser/page-messages.ts',
    find: "const envelope: Envelope = { target: 'background', type, request };",
    replace:
      "const envelope = { target: 'background', type, request, picture: `data:image/png;base64,${'A'.repeat(2 ** 20)}` } as Envelope;",
    test: { file: 'tests/e2e/moments.e2e.ts', name: 'sends no picture in a message' },
  },
  {
    failure: 15,
    brings: "a page's script opens the store, in a browser",
    file: 'entrypoints/watch.ts',
    find: '  endEarlier();\n',
    // As Dexie would; a script with Dexie in it has letters that Chromium takes no page's script with.
    replace: "  endEarlier();\n  indexedDB.open('recharge-evidence');\n",
    test: { file: 'tests/e2e/moments.e2e.ts', name: 'leaves no database with the site' },
  },
  {
    failure: 16,
    brings: 'the browser may evict what is stored',
    file: 'wxt.config.ts',
    find: "      'unlimitedStorage',\n",
    replace: '',
    test: { file: 'tests/e2e/moments.e2e.ts', name: 'leaves no database with the site' },
  },
  {
    failure: 17,
    brings: 'open tabs keep the old script after an update',
    file: 'entrypoints/background.ts',
    find: '    await injectIntoOpenTabs([...platformMatches(), ...customMatches(await readSettings())]);\n',
    replace: '    void [injectIntoOpenTabs, platformMatches, customMatches];\n',
    test: { file: 'tests/e2e/moments.e2e.ts', name: 'open while the extension was updated' },
  },
  {
    failure: 22,
    brings: 'secrets of addresses are kept',
    file: 'lib/flow/watch-page.ts',
    find: '    url: scrubUrl(window.location.href),',
    replace: "    url: window.location.href + scrubUrl('https://a.example/').slice(0, 0),",
    test: { file: 'tests/e2e/secrets.e2e.ts', name: 'no secret of a page' },
  },
  {
    failure: 24,
    brings: 'every platform is said to be permitted',
    file: 'lib/browser/permissions.ts',
    find: '  return browser.permissions.contains({ origins: [...matches] });',
    replace: '  return Promise.resolve(matches.length > 0);',
    test: {
      file: 'tests/e2e/permissions.e2e.ts',
      name: 'says which platforms need permission as soon as it is taken away',
    },
  },
];
