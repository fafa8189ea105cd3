import { hexOf } from '../model/hex';
import type { Redaction } from '../model/redaction';
import { sha256Hex } from '../model/sha256';
import { PacketError } from '../packet/packet-error';
import type { PacketFile } from '../packet/packet-file';
import type { Redactor } from '../packet/packet-source';
import type { Evidence } from '../packet/evidence';
import { saltsFrom, type SaltOf } from '../redact/commit';
import { leaksValue } from '../redact/find-leak';
import { maskClaim, maskPurchase } from '../redact/mask-purchase';
import { PngError } from '../redact/png';
import { NoNonceError, redactCapture } from '../redact/redact-capture';
import type { Store } from '../store/store';

const SECRET_BYTES = 32;

/** How a packet shows its records where something is masked: what the packet's stage asks for at each step. */
export async function redactorFor(redaction: Redaction, store: Store): Promise<Redactor> {
  const saltOf = saltsFrom(await ensureSecret(store));
  const values = redaction.values.map(({ text }) => text);
  return {
    purchase: (purchase) => maskPurchase(purchase, values),
    claim: (claim) => maskClaim(claim, values),
    evidence: (evidence) => redactEvidence(evidence, redaction, saltOf),
    leaks: (path, text) => leaksValue(path, text, values),
  };
}

/** Random bits for a packet's own bag-info.txt, the same for the same files. */
export async function packetNonces(store: Store): Promise<(manifestSha256: string) => Promise<string>> {
  const saltOf = saltsFrom(await ensureSecret(store));
  return (manifestSha256) => saltOf('packet', manifestSha256);
}

async function ensureSecret(store: Store): Promise<string> {
  if ((await store.redactionSecrets()).length === 0)
    await store.addRedactionSecrets([hexOf(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))]);
  const [own] = await store.redactionSecrets();
  if (own === undefined) throw new Error('no secret was kept');
  return own;
}

async function redactEvidence(evidence: Evidence, redaction: Redaction, saltOf: SaltOf): Promise<Evidence> {
  const { capture, body } = evidence;
  const folder = `data/captures/${capture.id}/`;
  const files = new Map(evidence.files.map(({ path, content }) => [path.slice(folder.length), content]));
  const redacted = await redactCapture({ capture, body, files }, redaction, saltOf).catch(
    (cause: unknown) => {
      if (cause instanceof NoNonceError) throw new PacketError('no-nonce', capture.id, { cause });
      if (cause instanceof PngError) throw new PacketError('unreadable-picture', capture.id, { cause });
      throw cause;
    },
  );
  if (redacted === null) return evidence;
  const { masks } = redacted.record;
  return {
    capture: redacted.capture,
    body: redacted.body,
    files: await Promise.all(
      [...redacted.files].map(async ([name, content]): Promise<PacketFile> => {
        return { path: folder + name, content, sha256: await sha256Hex(await content.arrayBuffer()) };
      }),
    ),
    masked: {
      texts: masks.filter((mask) => mask.of === 'text').length,
      regions: masks.filter((mask) => mask.of === 'region').length,
    },
  };
}
