/** The extension's own world of the page, where no page can reach. */
const world = globalThis as typeof globalThis & {
  /** The watcher, as the build wraps it (`wxt.config.ts`): nothing of it has run. */
  startRechargeEvidence?: () => unknown;
  stopRechargeEvidence?: () => void;
};

/** Starts the watcher, which `watch.js` has left here; undefined on pages where that was not loaded. */
export function heldWatcher(): (() => unknown) | undefined {
  return world.startRechargeEvidence;
}

/** Ends what of ours looked at this page until now. */
export function endEarlier(): void {
  world.stopRechargeEvidence?.();
  delete world.stopRechargeEvidence;
}

/** Leaves what ends the one that begins here, for who comes next. */
export function beEndedBy(stop: () => void): void {
  world.stopRechargeEvidence = stop;
}
