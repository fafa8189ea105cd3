import { createSigningKey } from '../ledger/signature';
import type { SigningKey } from '../model/seal';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';

/** The installation's key, made on first use and written into the ledger. */
export async function ensureSigningKey(store: Store): Promise<SigningKey> {
  const existing = await store.signingKey();
  if (existing !== undefined) return existing;
  const key = await createSigningKey();
  await appendToLedger(store, { kind: 'key', id: key.fingerprint, bodySha256: key.fingerprint }, (row) =>
    store.putSigningKey(key, row),
  );
  return key;
}
