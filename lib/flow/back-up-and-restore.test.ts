import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtPacket } from '../../tests/samples/built-packet';
import { captured, captureTools, request, SIGHTING, tab } from '../../tests/samples/capture-flow';
import { sampleField } from '../../tests/samples/sample-capture';
import { decryptBackup } from '../backup/chunks';
import { readRecords } from '../backup/records';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import { ledgerSubject, type TimeStamp } from '../model/time-stamp';
import type { Store } from '../store/store';
import { checkLedger } from './check-ledger';
import { checkPacket } from './check-packet';
import { deleteCapture } from './delete-captures';
import { ensureSigningKey } from './ensure-signing-key';
import { makeRequest } from '../timestamp/request';
import { restoreBackup } from './restore-backup';
import { takeCapture } from './take-capture';
import { writeBackup } from './write-backup';

const PASSWORD = 'correct horse';
/** The real number is tested beside `lib/backup`. */
const ITERATIONS = 1_000;
const plain = () => ({
  password: PASSWORD,
  chances: { iterations: ITERATIONS },
  leastIterations: ITERATIONS,
  onProgress: () => {},
  signal: new AbortController().signal,
});
const wish = (settings: Partial<Settings> = {}) => ({
  ...plain(),
  settings: { ...DEFAULT_SETTINGS, ...settings },
});
/** Settings of the browser that restores, as they are kept there. */
function keeping(settings: Partial<Settings> = {}) {
  const kept = { now: { ...DEFAULT_SETTINGS, ...settings } };
  const change = async (changed: Partial<Settings>) => void Object.assign(kept.now, changed);
  return { kept, ...plain(), settings: { read: async () => kept.now, change } };
}

async function device(...stages: ('cashier' | 'paid')[]) {
  const tools = captureTools();
  await ensureSigningKey(tools.store);
  const ids: string[] = [];
  for (const stage of stages) ids.push((await captured(tools, stage)).capture.id);
  return { tools, store: tools.store, ids };
}

const linesOf = async (store: Store) =>
  (await store.ledgerSlice(1, 1000)).map(({ line }) => JSON.parse(line) as { kind: string; id: string });

describe('a backup, restored in another browser', () => {
  it('brings every capture, keeps the first ledger beside the second, and its packets are intact', async () => {
    const from = await device('cashier', 'paid');
    const file = await writeBackup(from.store, wish());
    const to = await device();
    expect(await restoreBackup(file, to.store, keeping())).toEqual({
      restored: 2,
      present: 0,
      damaged: [],
      claims: 0,
      stamps: 0,
      platforms: 0,
      hasForeignLedger: true,
    });
    const [kept] = await to.store.foreignLedgers();
    expect(kept?.lines).toEqual((await from.store.ledgerSlice(1, 1000)).map(({ line }) => line));
    expect((await linesOf(to.store)).map(({ kind }) => kind)).toEqual(['key', 'import', 'import', 'import']);
    expect(await to.store.allPurchases()).toEqual(await from.store.allPurchases());
    const report = await checkPacket(await builtPacket(to.store));
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'intact', captures: 2 });
    expect(await checkLedger(to.store)).toMatchObject({ broken: null });
  });

  it('twice, adds nothing; a later one adds only what is new', async () => {
    const from = await device('cashier');
    const to = await device();
    const first = await writeBackup(from.store, wish());
    await restoreBackup(first, to.store, keeping());
    const before = (await linesOf(to.store)).length;
    expect(await restoreBackup(first, to.store, keeping())).toMatchObject({ restored: 0, present: 1 });
    expect(await linesOf(to.store)).toHaveLength(before);
    await captured(from.tools, 'paid');
    const second = await writeBackup(from.store, wish());
    expect(await restoreBackup(second, to.store, keeping())).toMatchObject({ restored: 1, present: 1 });
    expect(await to.store.foreignLedgers()).toHaveLength(1);
    expect(await to.store.allPurchases()).toEqual(await from.store.allPurchases());
  });

  it('where it was made, brings back what was deleted since, and no foreign ledger', async () => {
    const from = await device('cashier', 'paid');
    const file = await writeBackup(from.store, wish());
    await deleteCapture(from.ids[0] ?? '', from.store);
    expect(await restoreBackup(file, from.store, keeping())).toMatchObject({
      restored: 1,
      present: 1,
      hasForeignLedger: false,
    });
    expect(await from.store.foreignLedgers()).toEqual([]);
    expect((await linesOf(from.store)).slice(-2).map(({ kind, id }) => [kind, id])).toEqual([
      ['delete', from.ids[0]],
      ['import', from.ids[0]],
    ]);
    expect((await checkPacket(await builtPacket(from.store))).verdict).toBe('intact');
  });

  it('leaves out a capture whose stored bytes were changed before, and says which', async () => {
    const from = await device('cashier', 'paid');
    const [id = ''] = from.ids;
    const stored = await from.store.file(id, 'page.txt');
    const files = await from.store.filesOf(id);
    expect(stored).toBeDefined();
    const { store } = from;
    const changed = {
      ...store,
      filesOf: async (captureId: string) =>
        captureId === id
          ? files.map((file) => (file.path === 'page.txt' ? { ...file, content: new Blob(['other']) } : file))
          : store.filesOf(captureId),
    } as Store;
    const to = await device();
    const report = await restoreBackup(await writeBackup(changed, wish()), to.store, keeping());
    expect(report).toMatchObject({ restored: 1, damaged: [id] });
  });

  it('tells a wrong password, and changes nothing', async () => {
    const from = await device('paid');
    const file = await writeBackup(from.store, wish());
    const to = await device();
    await expect(restoreBackup(file, to.store, { ...keeping(), password: 'other' })).rejects.toMatchObject({
      fault: 'wrong-password',
    });
    expect(await linesOf(to.store)).toHaveLength(1);
  });

  it('can be stopped while it is made and while it is restored', async () => {
    const from = await device('cashier', 'paid');
    const stopping = new AbortController();
    const stopped = {
      ...wish(),
      signal: stopping.signal,
      onProgress: () => stopping.abort(new Error('stop')),
    };
    await expect(writeBackup(from.store, stopped)).rejects.toThrow('stop');
    const file = await writeBackup(from.store, wish());
    const to = await device();
    await expect(restoreBackup(file, to.store, { ...stopped, settings: keeping().settings })).rejects.toThrow(
      'stop',
    );
    // What is there is whole, and a second try completes it.
    expect(await restoreBackup(file, to.store, keeping())).toMatchObject({ restored: 2, present: 0 });
  });

  it('holds no private key, and no word of it can be read without the password', async () => {
    const from = await device('paid');
    const file = await writeBackup(from.store, wish());
    expect(Buffer.from(await file.arrayBuffer()).includes('2026112114020001')).toBe(false);
    const kinds: string[] = [];
    for await (const { kind, value } of readRecords(decryptBackup(file, PASSWORD, ITERATIONS))) {
      kinds.push(kind);
      if (kind === 'key')
        expect(Object.keys(value as object)).toEqual([
          'fingerprint',
          'publicKeyPem',
          'handovers',
          'signature',
        ]);
    }
    expect(kinds).toContain('key');
    expect(kinds.at(-1)).toBe('end');
  });
});

describe('whatever was captured', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9]{12,20}$/);
  const seenPage = fc.record({
    product: word,
    account: word,
    text: fc.string({ unit: 'grapheme' }),
  });

  it('comes back byte for byte, and no word of it can be read in the backup', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(seenPage, { minLength: 1, maxLength: 3 }),
        fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }),
        async (pages, password) => {
          const from = await device();
          for (const { product, account, text } of pages) {
            const asked = request('paid');
            asked.reading.fields.push(sampleField('product', product), sampleField('account', account));
            const sighting = { ...SIGHTING, text: `${text} ${product} ${account}` };
            await takeCapture({ ...asked, sighting }, tab({ sight: async () => sighting }), from.tools);
          }
          const file = await writeBackup(from.store, { ...wish(), password });
          const bytes = Buffer.from(await file.arrayBuffer());
          for (const planted of pages.flatMap(({ product, account }) => [product, account]))
            for (const encoding of ['utf8', 'utf16le', 'hex', 'base64'] as const) {
              const form = encoding === 'hex' || encoding === 'base64';
              const needle = form
                ? Buffer.from(Buffer.from(planted).toString(encoding).replace(/=*$/, '').slice(0, 15))
                : Buffer.from(planted, encoding);
              expect([planted, encoding, bytes.includes(needle)]).toEqual([planted, encoding, false]);
            }

          const to = await device();
          await restoreBackup(file, to.store, { ...keeping(), password });
          const [there, here] = [await everything(from.store), await everything(to.store)];
          expect(here).toEqual(there);
          expect(there.length).toBeGreaterThan(4);
        },
      ),
      { numRuns: 6 },
    );
  });

  /** Every capture's record, and the text of each of its files. */
  async function everything(store: Store): Promise<unknown[]> {
    const all: unknown[] = [];
    for (const id of (await store.captureIds()).sort()) {
      const capture = await store.capture(id);
      all.push({ id, body: capture?.body, fields: capture?.fields, purchaseId: capture?.purchaseId });
      for (const { path, content } of await store.filesOf(id))
        all.push([id, path, Buffer.from(await content.arrayBuffer()).toString('latin1')]);
    }
    return all;
  }
});

describe('a request for a time stamp that nobody has answered', () => {
  it('is in the backup, and proves nothing where it is restored', async () => {
    const from = await device('paid');
    const head = await from.store.ledgerHead();
    const stamp: TimeStamp = {
      subject: ledgerSubject(head?.seq ?? 0),
      authorityId: 'tsa',
      seq: head?.seq ?? 0,
      authority: { id: 'tsa', name: 'TSA', url: 'https://tsa.example', root: '', isOn: true },
      sha256: head?.sha256 ?? '',
      state: 'pending',
      request: makeRequest(head?.sha256 ?? ''),
      reply: null,
      checked: null,
      fault: null,
      attempts: 1,
      createdAt: 0,
      nextAt: 0,
    };
    await from.store.queueStamps([stamp]);
    const file = await writeBackup(from.store, wish());
    const stamps: unknown[] = [];
    for await (const { kind, value } of readRecords(decryptBackup(file, PASSWORD, ITERATIONS)))
      if (kind === 'stamp') stamps.push(value);
    expect(stamps).toMatchObject([{ state: 'pending', sha256: head?.sha256 }]);
    const to = await device();
    expect(await restoreBackup(file, to.store, keeping())).toMatchObject({ restored: 1, stamps: 0 });
    expect(await to.store.allStamps()).toEqual([]);
    expect((await to.store.foreignLedgers()).map((kept) => kept.stamps)).toEqual([[]]);
    // Where it was made it goes on waiting.
    await restoreBackup(file, from.store, keeping());
    expect(await from.store.allStamps()).toEqual([stamp]);
  });
});
