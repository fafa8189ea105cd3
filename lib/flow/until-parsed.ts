/** A page that is still being read has not said yet what it is. In the event itself, so that nothing is held back for us. */
export function untilParsed(page: Document): Promise<void> {
  if (page.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    page.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
