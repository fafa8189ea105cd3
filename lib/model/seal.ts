/** The installation's ECDSA P-256 key. The private key is a non-extractable CryptoKey. */
export interface SigningKey {
  /** Lower-case hex SHA-256 of the SPKI bytes. */
  fingerprint: string;
  publicKeyPem: string;
  privateKey: CryptoKey;
  /** UTC ms. */
  createdAt: number;
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
}
