import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAuthority, type Behaviour, type RunningAuthority } from '../../tests/tsa/start-authority';
import { captureTools, captured, sightedNow, tab } from '../../tests/samples/capture-flow';
import { postToAuthority } from '../browser/authorities';
import type { Settings } from '../model/settings';
import { packetSubject } from '../model/time-stamp';
import { readRequest } from '../timestamp/request';
import { createStamper, type StampTools } from './time-stamps';

let server: RunningAuthority;
let other: RunningAuthority;

beforeAll(async () => {
  server = await startAuthority('ec');
  other = await startAuthority('rsa');
});
afterAll(async () => {
  await server.close();
  await other.close();
});
beforeEach(() => {
  for (const one of [server, other]) {
    one.asked.length = 0;
    one.behave('honest');
  }
});

/** A store with one payment, and a person who switched one authority on; `change` what a test wants otherwise. */
async function setUp(stage: 'paid' | 'cashier' = 'paid', change: Partial<StampTools> = {}) {
  const capture = captureTools();
  const now = { ...tab() };
  await captured(capture, stage, now, sightedNow());
  const settings: Pick<Settings, 'timeStamps' | 'authorities'> = {
    timeStamps: true,
    authorities: [authorityOf('one', server), { ...authorityOf('two', other), isOn: false }],
  };
  const wakes: (number | null)[] = [];
  const tools: StampTools = {
    store: capture.store,
    settings: async () => settings,
    isOnline: () => true,
    mayAsk: async () => true,
    post: postToAuthority,
    wakeAt: async (at) => void wakes.push(at),
    ...change,
  };
  const stamps = async () =>
    (await Promise.all((['pending', 'stamped', 'failed'] as const).map(tools.store.stampsInState))).flat();
  return { capture, store: capture.store, settings, wakes, tools, stamps, stamper: createStamper(tools) };
}

const authorityOf = (id: string, { url, authority }: RunningAuthority) => ({
  id,
  name: id,
  url,
  root: authority.pem('root.pem'),
  isOn: true,
});
const HASH = createHash('sha256').update('a tag manifest').digest('hex');

describe('after a payment', () => {
  it('the head of the ledger is stamped, by one request that holds its hash and nothing else', async () => {
    const { store, stamper, stamps, wakes } = await setUp();
    await stamper.stampLedger();
    const head = await store.ledgerHead();
    expect(server.asked).toHaveLength(1);
    const [{ method, url, headers, body } = expect.fail()] = server.asked;
    expect([method, url, headers['content-type'], headers.cookie, headers.referer]).toEqual([
      ...['POST', '/tsr', 'application/timestamp-query', undefined, undefined],
    ]);
    expect(readRequest(body).imprint.hash).toBe(head?.sha256);
    expect(body).toHaveLength(69);
    expect(await stamps()).toMatchObject([
      { state: 'stamped', seq: head?.seq, sha256: head?.sha256, checked: { isTrusted: true }, attempts: 1 },
    ]);
    expect(wakes).toEqual([null]);
    expect(other.asked).toEqual([]);
  });

  it('nothing is sent twice, whoever asks again', async () => {
    const { tools, stamper } = await setUp();
    await Promise.all([stamper.stampLedger(), stamper.stampLedger(), stamper.sendDue()]);
    await createStamper(tools).stampLedger();
    expect(server.asked).toHaveLength(1);
  });

  it('several authorities are asked, each once', async () => {
    const { settings, stamper, stamps } = await setUp();
    for (const authority of settings.authorities) authority.isOn = true;
    await stamper.stampLedger();
    expect((await stamps()).map(({ state, authorityId }) => [authorityId, state])).toEqual([
      ['one', 'stamped'],
      ['two', 'stamped'],
    ]);
    expect([server.asked.length, other.asked.length]).toEqual([1, 1]);
  });

  it('pages where nothing is paid yet are not stamped', async () => {
    const { stamper } = await setUp('cashier');
    await stamper.stampLedger();
    expect(server.asked).toEqual([]);
  });
});

describe('without the switch', () => {
  it('nothing is queued or sent, and nobody is woken', async () => {
    const { settings, stamper, stamps, wakes } = await setUp();
    settings.timeStamps = false;
    await stamper.stampLedger();
    await stamper.stampPacket(HASH);
    await stamper.retryAll();
    expect([server.asked, await stamps()]).toEqual([[], []]);
    expect(wakes.every((at) => at === null)).toBe(true);
  });

  it('what was queued before it was switched off stays unsent', async () => {
    let isOnline = false;
    const { settings, stamper, stamps } = await setUp('paid', { isOnline: () => isOnline });
    await stamper.stampLedger();
    settings.timeStamps = false;
    isOnline = true;
    await stamper.retryAll();
    expect(server.asked).toEqual([]);
    expect(await stamps()).toMatchObject([{ state: 'pending' }]);
  });

  it('the requests of an authority that was removed are forgotten', async () => {
    const { settings, stamper, stamps } = await setUp('paid', { isOnline: () => false });
    await stamper.stampLedger();
    settings.authorities = [];
    await stamper.sendDue();
    expect(await stamps()).toEqual([]);
  });
});

describe('a reply that is not there, or not right', () => {
  it.each<[Behaviour, 'pending' | 'failed', string]>([
    ['error', 'pending', 'http-error'],
    ['html', 'pending', 'not-a-reply'],
    ['huge', 'pending', 'too-large'],
    ['slow', 'pending', 'timeout'],
    ['redirect', 'pending', 'redirected'],
    ['hang-up', 'pending', 'unreachable'],
    ['down-for-repair', 'pending', 'rejected'],
    ['rejects', 'failed', 'rejected'],
    ['wrong-nonce', 'failed', 'wrong-nonce'],
    ['wrong-imprint', 'failed', 'wrong-imprint'],
    ['wrong-signature', 'failed', 'bad-signature'],
    ['wrong-clock', 'failed', 'wrong-time'],
  ])('%s: %s, because of %s', async (behaviour, state, code) => {
    server.behave(behaviour);
    // Where nobody is meant to be slow, a busy machine may be.
    const patience = behaviour === 'slow' ? 500 : undefined;
    const { stamper, stamps, wakes } = await setUp('paid', {
      post: (url, request) => postToAuthority(url, request, patience),
    });
    const before = Date.now();
    await stamper.stampLedger();
    const [stamp = expect.fail()] = await stamps();
    expect(stamp).toMatchObject({ state, fault: { code }, checked: null, attempts: 1 });
    expect(server.asked).toHaveLength(1);
    if (state === 'failed') expect(wakes).toEqual([null]);
    else expect(stamp.nextAt).toBeGreaterThanOrEqual(before + 60_000);
  });

  it('granted with modifications counts', async () => {
    server.behave('modified');
    const { stamper, stamps } = await setUp();
    await stamper.stampLedger();
    expect(await stamps()).toMatchObject([{ state: 'stamped' }]);
  });

  it('is asked for again only when its time has come, with pauses that double, and not for ever', async () => {
    server.behave('error');
    const { store, stamper, stamps, wakes } = await setUp();
    await stamper.stampLedger();
    await stamper.sendDue();
    expect(server.asked).toHaveLength(1);
    const pauses: number[] = [];
    for (let attempt = 2; attempt <= 14; attempt += 1) {
      const [stamp = expect.fail()] = await stamps();
      await store.putStamp({ ...stamp, nextAt: 0 });
      const before = Date.now();
      await stamper.sendDue();
      pauses.push(Math.round(((wakes.at(-1) ?? before) - before) / 60_000));
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360, 0]);
    expect(await stamps()).toMatchObject([{ state: 'failed', attempts: 14, fault: { code: 'http-error' } }]);
    const nonces = new Set(server.asked.map(({ body }) => readRequest(body).nonce));
    expect(nonces.size).toBe(1);
  });

  it('is asked for anew, with another nonce, when the person says so', async () => {
    server.behave('wrong-nonce');
    const { stamper, stamps } = await setUp();
    await stamper.stampLedger();
    server.behave('honest');
    await stamper.retryAll();
    expect(await stamps()).toMatchObject([{ state: 'stamped', fault: null }]);
    expect(new Set(server.asked.map(({ body }) => readRequest(body).nonce)).size).toBe(2);
  });
});

describe('when it cannot be sent', () => {
  it('waits while the device is offline, and costs no attempt', async () => {
    let isOnline = false;
    const { store, stamper, stamps } = await setUp('paid', { isOnline: () => isOnline });
    await stamper.stampLedger();
    const [stamp = expect.fail()] = await stamps();
    expect(stamp).toMatchObject({ state: 'pending', fault: { code: 'offline' }, attempts: 0 });
    isOnline = true;
    await store.putStamp({ ...stamp, nextAt: 0 });
    await stamper.sendDue();
    expect(await stamps()).toMatchObject([{ state: 'stamped' }]);
  });

  it('asks nobody whose permission was taken away', async () => {
    const { stamper, stamps } = await setUp('paid', { mayAsk: async () => false });
    await stamper.stampLedger();
    expect(server.asked).toEqual([]);
    expect(await stamps()).toMatchObject([{ state: 'pending', fault: { code: 'no-permission' } }]);
  });

  it('sends the newest line only, once it can: it speaks for those before', async () => {
    let isOnline = false;
    const { capture, stamper, stamps, store } = await setUp('paid', { isOnline: () => isOnline });
    await stamper.stampLedger();
    await captured(capture, 'order', tab(), sightedNow());
    await stamper.stampLedger();
    isOnline = true;
    await stamper.retryAll();
    expect(server.asked).toHaveLength(1);
    expect(await stamps()).toMatchObject([{ state: 'stamped', seq: (await store.ledgerHead())?.seq }]);
  });

  it('is taken up by the next run where this one was ended before the reply came', async () => {
    const never = new Promise<Uint8Array<ArrayBuffer>>(() => undefined);
    const { store, stamper, tools, stamps } = await setUp('paid', { post: () => never });
    void stamper.stampLedger();
    await expect.poll(async () => (await stamps())[0]?.attempts).toBe(1);
    const next = createStamper({ ...tools, post: postToAuthority });
    await next.stampLedger();
    expect(server.asked).toEqual([]);
    const [stamp = expect.fail()] = await stamps();
    await store.putStamp({ ...stamp, nextAt: 0 });
    await next.sendDue();
    expect(await stamps()).toMatchObject([{ state: 'stamped', attempts: 2 }]);
  });
});

describe('a packet', () => {
  it('is stamped once, however often it is exported', async () => {
    const { store, stamper } = await setUp('cashier');
    await stamper.stampPacket(HASH);
    await stamper.stampPacket(HASH);
    expect(server.asked).toHaveLength(1);
    expect(await store.stampsOf(packetSubject(HASH))).toMatchObject([{ state: 'stamped', sha256: HASH }]);
  });

  it('is tried again at each export, also where the last one failed', async () => {
    const { store, stamper } = await setUp('cashier');
    for (const behaviour of ['error', 'wrong-signature', 'honest'] as const) {
      server.behave(behaviour);
      await stamper.stampPacket(HASH);
    }
    expect(server.asked).toHaveLength(3);
    expect(await store.stampsOf(packetSubject(HASH))).toMatchObject([{ state: 'stamped' }]);
  });
});
