import { SendingError } from '../model/sending-error';
import { compareClocks } from '../model/server-clock';
import type { FetchFailure, ServerClock } from '../model/surroundings';
import { fetchBytes } from './fetch-bytes';

/** Longer than a text page needs, shorter than the browser lets a worker wait; a long agreement has 200 kB. */
const LIMITS = { patience: 10_000, mostBytes: 2 * 2 ** 20 };
const HEADERS = { Accept: 'text/html, text/plain;q=0.9' };
const TEXT = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)\b/i;

/** What a server answered. Bytes as they came; `failure` says why there is no text to read in them. */
export interface FetchedBytes {
  failure: FetchFailure | null;
  bytes: Uint8Array<ArrayBuffer> | null;
  status: number | null;
  contentType: string | null;
  lastModified: string | null;
  /** Of its `Date` header; null where it sent none. */
  server: ServerClock | null;
}

/** Fetches the public text at this very address: its host learns nothing but that somebody wants it. Never rejects. */
export async function fetchText(url: string): Promise<FetchedBytes> {
  const told: FetchedBytes = {
    failure: null,
    bytes: null,
    status: null,
    contentType: null,
    lastModified: null,
    server: null,
  };
  const askedAt = Date.now();
  const onAnswer = ({ status, headers }: Response) => {
    // A redirect that is not followed tells nothing.
    told.status = status === 0 ? null : status;
    told.contentType = headers.get('content-type');
    told.lastModified = headers.get('last-modified');
    told.server = compareClocks(headers.get('date'), askedAt, Date.now());
  };
  try {
    const bytes = await fetchBytes(url, { method: 'GET', headers: HEADERS }, LIMITS, onAnswer);
    return TEXT.test(told.contentType ?? '') ? { ...told, bytes } : { ...told, failure: 'not-text' };
  } catch (error) {
    return { ...told, failure: error instanceof SendingError ? error.code : 'unreachable' };
  }
}
