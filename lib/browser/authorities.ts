import { SendingError } from '../model/time-stamp';

/** Longer than an honest authority needs, shorter than the browser lets a worker wait for a reply. */
const PATIENCE = 20_000;
/** A reply with a long chain has 10 kB. */
const MOST_BYTES = 64 * 2 ** 10;

/**
 * Sends one request to a time-stamp authority (RFC 3161, 3.4) and answers with the reply's bytes, unchecked. No cookie, no
 * referrer, no redirect: nobody but this host is asked.
 * @throws SendingError
 */
export async function postToAuthority(
  url: string,
  request: Uint8Array<ArrayBuffer>,
  patience = PATIENCE,
): Promise<Uint8Array<ArrayBuffer>> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: request,
      headers: {
        'Content-Type': 'application/timestamp-query',
        Accept: 'application/timestamp-reply',
        // The person's languages are nobody's business.
        'Accept-Language': '*',
      },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal,
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw new SendingError('redirected');
    if (!response.ok) throw new SendingError('http-error', String(response.status));
    return await readAtMost(response, MOST_BYTES);
  } catch (error) {
    if (error instanceof SendingError) throw error;
    if (signal.aborted) throw new SendingError('timeout', '', { cause: error });
    throw new SendingError('unreachable', error instanceof Error ? error.message : '', { cause: error });
  }
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const step = await reader?.read();
    if (step === undefined || step.done) break;
    bytes += step.value.length;
    if (bytes > most) {
      await reader?.cancel();
      throw new SendingError('too-large', String(most));
    }
    parts.push(step.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
