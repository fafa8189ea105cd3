/* Files that need a DOM share one window (see vitest.config.ts): each begins with an empty page, whatever another left on it. */
if (typeof document !== 'undefined') {
  document.open();
  document.write('<!doctype html><html><head></head><body></body></html>');
  document.close();
}
