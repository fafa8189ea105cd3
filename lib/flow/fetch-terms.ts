import type { CaptureFacts } from '../capture/compose-capture';
import { fingerprint } from '../capture/fingerprint';
import { decodeText, htmlText } from '../capture/html-text';
import { pendingCapture } from '../capture/pending-capture';
import { scrubUrl } from '../capture/scrub-url';
import type { FetchedBytes } from '../browser/fetch-text';
import type { Capture } from '../model/capture';
import type { Sighting } from '../model/page';
import { PICTURE_GAPS } from '../model/picture-gap';
import type { Reading } from '../model/reading';
import { sha256Hex } from '../model/sha256';
import type { AgreementLink, FetchedText } from '../model/surroundings';
import type { Store } from '../store/store';
import { sealCapture } from './seal-capture';

/** Pages on which a person agrees to something before the payment. */
const AGREED_ON: ReadonlySet<string> = new Set(['offer', 'cashier']);
/** Whoever links to more beside a pay button is read no further. */
const MOST_TEXTS = 4;
const LONGEST_TEXT = 400_000;
const RECOGNIZER = 'fetched@1';

export interface TermsTools {
  store: Store;
  extension: { version: string; build: string };
  browserName: string;
  newId(prefix: 'c' | 'p'): string;
  /** One offer after the other: what the first fetched, the second does not fetch again. */
  inTurn<T>(decide: () => Promise<T>): Promise<T>;
  /** The person's switch, and the browser's permission for the page's own site. */
  mayFetch(url: string): Promise<boolean>;
  fetchText(url: string): Promise<FetchedBytes>;
}

/**
 * The agreements beside the pay button of a recognised page → a sealed record each, of the text as its own site gives it
 * to anybody. Once for each purchase; what failed is told in its record, and tried again with the purchase's next such
 * page. Answers with the ids of the new records.
 */
export function fetchTerms(captureId: string, tools: TermsTools): Promise<string[]> {
  return tools.inTurn(async () => {
    const capture = await tools.store.capture(captureId);
    if (capture === undefined || capture.body.trigger !== 'recognized') return [];
    if (!AGREED_ON.has(capture.body.stage) || !(await tools.mayFetch(capture.body.url))) return [];
    const fetched: string[] = [];
    for (const link of await linksToFetch(capture, tools.store)) {
      const id = await fetchOne(capture, link, tools);
      if (id !== null) fetched.push(id);
    }
    return fetched;
  });
}

type LinkWithAddress = AgreementLink & { url: string };

async function linksToFetch(capture: Capture, store: Store): Promise<LinkWithAddress[]> {
  const known = await store.capturesOf([capture.purchaseId]);
  const fetched = new Set(
    known.filter(({ body }) => body.fetched?.failure === null).map(({ body }) => body.url),
  );
  return (
    (capture.body.surroundings?.controls?.links ?? [])
      .filter((link): link is LinkWithAddress => link.url !== null && link.isSameSite && link.isBesidePay)
      // The scrubbed address: one that held a secret leads nowhere any more, and nobody's session is used.
      .filter(({ url }) => scrubUrl(url) === url && !url.includes('=removed') && !fetched.has(url))
      .slice(0, MOST_TEXTS)
  );
}

async function fetchOne(from: Capture, link: LinkWithAddress, tools: TermsTools): Promise<string | null> {
  const answer = await tools.fetchText(link.url);
  const text = answer.bytes === null ? '' : textOf(answer.bytes, answer.contentType);
  const fetched: FetchedText = {
    linkedFrom: from.id,
    linkText: link.text,
    failure: answer.failure ?? (text === '' ? 'no-text' : null),
    status: answer.status,
    contentType: answer.contentType,
    responseSha256: answer.bytes === null ? null : await sha256Hex(answer.bytes),
    responseBytes: answer.bytes?.length ?? null,
    lastModified: answer.lastModified,
    server: answer.server,
  };
  // The person may have deleted the page meanwhile, and with it what belongs to it.
  if ((await tools.store.capture(from.id)) === undefined) return null;
  const sighting = sightingOf(from, link, text);
  const reading: Reading = {
    platformId: from.body.platformId,
    // What could not be had shows no terms.
    stage: fetched.failure === null ? 'terms' : 'other',
    reasons: [`linked beside the pay button of ${from.id}`],
    fields: [],
    recognizer: RECOGNIZER,
  };
  const id = tools.newId('c');
  const pending = pendingCapture(
    id,
    from.purchaseId,
    fingerprint(reading, sighting.url),
    { reading, sighting, trigger: 'recognized' },
    from.trace,
    tools,
  );
  await sealCapture(pending, factsOf(id, { reading, sighting, fetched }, tools), tools.store);
  return id;
}

function textOf(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): string {
  const decoded = decodeText(bytes, contentType);
  const text = /^text\/plain/i.test(contentType ?? '') ? decoded.trim() : htmlText(decoded);
  return text.slice(0, LONGEST_TEXT);
}

/** No page was shown: the address and the words of the link stand for it, and it has no size. */
function sightingOf(from: Capture, link: LinkWithAddress, text: string): Sighting {
  const now = new Date();
  return {
    url: link.url,
    title: link.text,
    language: from.body.language,
    text,
    view: { width: 0, height: 0, scrollX: 0, scrollY: 0, devicePixelRatio: 1 },
    clock: {
      utc: now.toISOString(),
      offsetMinutes: -now.getTimezoneOffset(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      monotonicMs: performance.now(),
      timeOrigin: performance.timeOrigin,
    },
    visible: false,
  };
}

function factsOf(
  id: string,
  { reading, sighting, fetched }: { reading: Reading; sighting: Sighting; fetched: FetchedText },
  { extension, browserName }: TermsTools,
): CaptureFacts {
  return {
    id,
    trigger: 'fetched',
    reading,
    before: sighting,
    after: null,
    tabActiveBefore: false,
    tabActiveAfter: false,
    picture: { method: 'none', shots: [], reason: PICTURE_GAPS.fetched, attempts: 0 },
    html: null,
    copyGap: 'fetched',
    controls: null,
    fetched,
    zoom: null,
    extension,
    browser: browserName,
  };
}
