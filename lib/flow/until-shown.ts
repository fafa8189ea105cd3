/** A prerendered page is not what its tab shows; it may never be. */
export function untilShown(page: Document & { prerendering?: boolean }): Promise<void> {
  if (page.prerendering !== true) return Promise.resolve();
  return new Promise((resolve) => {
    page.addEventListener('prerenderingchange', () => resolve(), { once: true });
  });
}
