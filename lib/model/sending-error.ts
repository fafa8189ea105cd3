/** Why a server that the person had asked gave no reply. */
export const SENDING_FAULTS = [
  'offline',
  'no-permission',
  'unreachable',
  'timeout',
  'redirected',
  'http-error',
  'too-large',
] as const;
export type SendingFault = (typeof SENDING_FAULTS)[number];

/** There was no reply. */
export class SendingError extends Error {
  override name = 'SendingError';

  constructor(
    readonly code: SendingFault,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(`${code} ${detail}`, options);
  }
}
