/** Why a packet was not made. Nothing partial exists when this is thrown. */
export type PacketFailure =
  | 'nothing-selected'
  | 'missing-file'
  | 'changed-file'
  | 'not-in-ledger'
  | 'unsafe-path'
  | 'unreadable-picture';

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
