import type { Redaction } from './redaction';

/** The installation's ECDSA P-256 key. The private key is a non-extractable CryptoKey. */
export interface SigningKey {
  /** Lower-case hex SHA-256 of the SPKI bytes. */
  fingerprint: string;
  publicKeyPem: string;
  privateKey: CryptoKey;
  /** UTC ms. */
  createdAt: number;
  /** Of the ledger line that names it; absent in keys that version 0.1 made. */
  seq?: number;
  /** How earlier keys passed on to this one, oldest first. */
  handovers?: KeyHandover[];
}

/** An earlier key's signature (DER) over the ledger line `seq`, which names that key and the next. */
export interface KeyHandover {
  seq: number;
  /** Of the earlier key; its private half is gone. */
  publicKeyPem: string;
  signature: Uint8Array<ArrayBuffer>;
}

/**
 * A packet that was exported. ECDSA signatures differ each time, so the first one is kept: the same records give the
 * same bytes. `signature` is DER.
 */
export interface PacketSeal {
  tagmanifestSha256: string;
  fileName: string;
  signature: Uint8Array<ArrayBuffer>;
  keyFingerprint: string;
  purchaseIds: string[];
  bytes: number;
  /** UTC ms of the last time it was saved. */
  savedAt: number;
  /** What was masked in it: without this, its masks could not be opened later. */
  redaction?: Redaction;
}
