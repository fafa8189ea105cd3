import { SendingError } from '../model/sending-error';

export interface FetchLimits {
  /** ms. */
  patience: number;
  mostBytes: number;
}

/**
 * Asks one address, and nobody else: no cookie, no referrer, no redirect, no language; answers with at most so many bytes.
 * @throws SendingError
 */
export async function fetchBytes(
  url: string,
  request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: Uint8Array<ArrayBuffer> },
  { patience, mostBytes }: FetchLimits,
  /** Told once there are headers, whatever the answer is. */
  onAnswer: (response: Response) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      ...request,
      // The person's languages are nobody's business.
      headers: { ...request.headers, 'Accept-Language': '*' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal,
    });
    onAnswer(response);
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw new SendingError('redirected');
    if (!response.ok) throw new SendingError('http-error', String(response.status));
    return await readAtMost(response, mostBytes);
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
