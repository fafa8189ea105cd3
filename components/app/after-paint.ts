/** A tab in the background draws no frames, and must not wait for one for ever. */
const AT_MOST_MS = 100;

/** Resolves once what was drawn is painted. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, AT_MOST_MS);
    // After the frame's own work.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
