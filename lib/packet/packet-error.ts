/** Why a packet was not made. Nothing partial exists when this is thrown. */
export type PacketFailure =
  | 'nothing-selected'
  | 'missing-file'
  | 'changed-file'
  | 'not-in-ledger'
  | 'unsafe-path'
  | 'unreadable-picture'
  /** A masked value still stands in a file. */
  | 'masked-value'
  /** To be masked, and sealed by version 0.1.0: its hash could be guessed. */
  | 'no-nonce';

/** A promised part is not there or not what was sealed. `subject` is a path, a capture id or a purchase id. */
export class PacketError extends Error {
  override name = 'PacketError';

  constructor(
    readonly code: PacketFailure,
    readonly subject: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${subject}`, options);
  }
}
