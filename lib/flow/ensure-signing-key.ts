import { createSigningKey } from '../ledger/signature';
import type { SigningKey } from '../model/seal';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/** The installation's key, made on first use and written into the ledger. */
export async function ensureSigningKey(store: Store): Promise<SigningKey> {
  const existing = await store.signingKey();
  if (existing !== undefined) return existing;
  const key = await createSigningKey();
  return appendToLedger(
    store,
    [{ kind: 'key', id: key.fingerprint, bodySha256: key.fingerprint }],
    async ({ added, last }) => {
      // Two pages may get here at once; the ledger lets only one of them write.
      const faster = await store.signingKey();
      if (faster === undefined) await store.putSigningKey({ ...key, seq: last.seq }, added);
      return faster ?? { ...key, seq: last.seq };
    },
  );
}
