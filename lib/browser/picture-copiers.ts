import { CopierGoneError, copyIn } from './copy-in-worker';
import { copyPicture } from './pictures';

/** More would only hold more pictures in memory at once. */
const MOST_COPIERS = 4;

type Copy = typeof copyPicture;

/** Somebody who copies pictures, one after the other. */
export interface Copier {
  copy: Copy;
  /** Stops at once: what was asked is never answered. */
  end(): void;
}

export interface Copiers {
  /** Each picture is copied in its turn, a few beside each other. */
  copyPicture: Copy;
  /** Gives back the memory of their work; what they have not answered, they never will. */
  close(): void;
}

/** How copying is done; only tests say otherwise. */
interface CopierTools {
  open: () => Copier;
  /** Takes the place of a worker that failed. */
  here: Copy;
  /** Copiers beside each other. */
  most: number;
}

/**
 * Pictures are copied on all of the device's cores, by workers that start with the first picture. A document would encode them
 * only while it idles, which a busy one seldom does.
 */
export function openCopiers({
  open = openWorker,
  here = copyPicture,
  most = Math.min(MOST_COPIERS, Math.max(1, navigator.hardwareConcurrency)),
}: Partial<CopierTools> = {}): Copiers {
  const opened: Copier[] = [];
  const free: Copier[] = [];
  const waiting: ((copier: Copier) => void)[] = [];

  const take = (): Copier | Promise<Copier> => {
    const one = free.pop();
    if (one !== undefined) return one;
    if (opened.length === most) return new Promise((resolve) => waiting.push(resolve));
    const next = open();
    opened.push(next);
    return next;
  };
  const giveBack = (copier: Copier) => {
    const next = waiting.shift();
    if (next === undefined) free.push(copier);
    else next(copier);
  };

  return {
    copyPicture: async (picture, wish) => {
      let copier = await take();
      try {
        return await copier.copy(picture, wish);
      } catch (error) {
        if (!(error instanceof CopierGoneError)) throw error;
        // A packet does not depend on workers.
        copier = { copy: here, end: () => undefined };
        return await copier.copy(picture, wish);
      } finally {
        giveBack(copier);
      }
    },
    close: () => {
      for (const copier of opened) copier.end();
    },
  };
}

function openWorker(): Copier {
  const worker = new Worker('/copier.js');
  return { copy: copyIn(worker), end: () => worker.terminate() };
}
