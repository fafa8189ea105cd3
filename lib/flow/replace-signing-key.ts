import { createSigningKey, signDer } from '../ledger/signature';
import type { SigningKey } from '../model/seal';
import type { Store } from '../store/store';
import { appendToLedger } from './append-to-ledger';
import { ensureSigningKey } from './ensure-signing-key';

/**
 * Makes a new key. The old one names it in the ledger and signs that line, which is the last thing that it signs: who has
 * seen its fingerprint can follow it to the new one, and nobody else can put a key of their own in its place.
 */
export async function replaceSigningKey(store: Store): Promise<SigningKey> {
  const old = await ensureSigningKey(store);
  const made = await createSigningKey();
  return appendToLedger(
    store,
    [{ kind: 'key', id: old.fingerprint, bodySha256: made.fingerprint }],
    async ({ added, last }) => {
      // Another page may have been faster: the old key may sign one successor only.
      const current = await store.signingKey();
      if (current?.fingerprint !== old.fingerprint) throw new Error('the key was replaced meanwhile');
      const signature = await signDer(old.privateKey, new TextEncoder().encode(last.line));
      const handover = { seq: last.seq, publicKeyPem: old.publicKeyPem, signature };
      const key = { ...made, seq: last.seq, handovers: [...(old.handovers ?? []), handover] };
      await store.putSigningKey(key, added);
      return key;
    },
  );
}
