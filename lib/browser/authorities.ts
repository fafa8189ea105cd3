import { fetchBytes } from './fetch-bytes';

/** Longer than an honest authority needs, shorter than the browser lets a worker wait for a reply. */
const PATIENCE = 20_000;
/** A reply with a long chain has 10 kB. */
const MOST_BYTES = 64 * 2 ** 10;

/**
 * Sends one request to a time-stamp authority (RFC 3161, 3.4) and answers with the reply's bytes, unchecked.
 * @throws SendingError
 */
export function postToAuthority(
  url: string,
  request: Uint8Array<ArrayBuffer>,
  patience = PATIENCE,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' };
  return fetchBytes(url, { method: 'POST', headers, body: request }, { patience, mostBytes: MOST_BYTES });
}
