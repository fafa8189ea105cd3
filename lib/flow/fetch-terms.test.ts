import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureTools, request, tab } from '../../tests/samples/capture-flow';
import type { FetchedBytes } from '../browser/fetch-text';
import { checkChain } from '../ledger/chain';
import type { AgreementLink, PageControls } from '../model/surroundings';
import { fetchTerms, type TermsTools } from './fetch-terms';
import { takeCapture, type CaptureTools } from './take-capture';
import { deletePurchases } from './delete-captures';

const BODY = new TextEncoder().encode('<p>一经充值，概不退款。</p>');
const ANSWER: FetchedBytes = {
  failure: null,
  bytes: BODY,
  status: 200,
  contentType: 'text/html; charset=utf-8',
  lastModified: null,
  server: null,
};

let tools: CaptureTools;
let asked: string[];

beforeEach(() => {
  tools = captureTools();
  asked = [];
});

afterEach(() => tools.store.close());

const link = (more: Partial<AgreementLink> = {}): AgreementLink => ({
  text: '充值协议',
  url: 'https://pay.example/terms',
  isSameSite: true,
  isBesidePay: true,
  ...more,
});

function terms(more: Partial<TermsTools> = {}): TermsTools {
  return {
    ...tools,
    mayFetch: async () => true,
    fetchText: async (url) => {
      asked.push(url);
      return ANSWER;
    },
    ...more,
  };
}

/** Captures a page with these links beside its pay button. */
async function offer(links: AgreementLink[], trigger: 'recognized' | 'user' = 'recognized'): Promise<string> {
  const controls: PageControls = { isUntouched: true, links, boxes: [], choices: [], dialogs: [] };
  const page = tab({ copy: async () => ({ html: '<p>', controls }) });
  const outcome = await takeCapture(request('cashier', { trigger }), page, tools);
  if (outcome.status !== 'captured') throw new Error(outcome.status);
  return outcome.captureId;
}

describe('agreements of a purchase', () => {
  it('are fetched once, however often its pages are captured, and chained to the ledger', async () => {
    const first = await offer([link()]);
    const [id] = await fetchTerms(first, terms());
    expect(asked).toEqual(['https://pay.example/terms']);
    const record = await tools.store.capture(id ?? '');
    expect(record).toMatchObject({
      state: 'sealed',
      seq: 2,
      body: {
        stage: 'terms',
        fetched: { linkedFrom: first },
        clauses: [{ kind: 'nonRefundable', quote: '一经充值，概不退款。' }],
      },
    });
    expect((await checkChain((await tools.store.ledgerRows(9)).map(({ line }) => line))).broken).toBeNull();
    const [purchase] = await tools.store.latestPurchases(2);
    expect(purchase?.captureIds).toEqual([first, id]);

    const second = await offer([link()], 'user');
    expect(await fetchTerms(second, terms())).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('that could not be had are named, count as no terms, and are asked for again with the next page', async () => {
    const failing = terms({ fetchText: async () => ({ ...ANSWER, failure: 'unreachable', bytes: null }) });
    const [id] = await fetchTerms(await offer([link()]), failing);
    expect((await tools.store.capture(id ?? ''))?.body).toMatchObject({
      stage: 'other',
      fetched: { failure: 'unreachable', responseSha256: null },
    });
  });

  it.each([
    ['another site', link({ isSameSite: false })],
    ['the footer', link({ isBesidePay: false })],
    ['no address', link({ url: null })],
    ['an address that held a secret', link({ url: 'https://pay.example/terms?token=removed' })],
  ])('are never fetched from %s', async (_, other) => {
    expect(await fetchTerms(await offer([other]), terms())).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('are not fetched where the person or the browser says no', async () => {
    expect(await fetchTerms(await offer([link()]), terms({ mayFetch: async () => false }))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('are not kept where the person deleted the purchase meanwhile', async () => {
    const first = await offer([link()]);
    const deleting = terms({
      fetchText: async () => {
        const [purchase] = await tools.store.latestPurchases(1);
        await deletePurchases([purchase?.id ?? ''], tools.store);
        return ANSWER;
      },
    });
    expect(await fetchTerms(first, deleting)).toEqual([]);
    expect(await tools.store.counts()).toMatchObject({ captures: 0, purchases: 0 });
  });

  it('are four at most', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((number) => link({ url: `https://pay.example/terms/${number}` }));
    expect(await fetchTerms(await offer(many), terms())).toHaveLength(4);
  });
});
