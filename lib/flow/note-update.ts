import { updateGap } from '../ledger/gaps';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/** Tells in the ledger that another build writes from here on: `0.2.0 build <hash>`. A new store has nothing to tell. */
export async function noteUpdate(extension: { version: string; build: string }, store: Store): Promise<void> {
  const build = `${extension.version} build ${extension.build}`;
  if ((await store.lastBuild()) === build) return;
  if ((await store.ledgerHead()) === undefined) await store.putBuild(build, null);
  else await appendToLedger(store, [await updateGap(build)], ({ added }) => store.putBuild(build, added));
}
