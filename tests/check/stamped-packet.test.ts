import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postToAuthority } from '../../lib/browser/authorities';
import { buildPacketOf } from '../../lib/flow/build-packet-of';
import { checkPacket } from '../../lib/flow/check-packet';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { createStamper, type Stamper } from '../../lib/flow/time-stamps';
import type { BuiltPacket } from '../../lib/model/message';
import type { StampCounts } from '../../lib/model/time-stamp';
import type { Store } from '../../lib/store/store';
import { packetTools } from '../packet/node-packet';
import { zipOf } from './make-packet';
import { builtPacket } from '../samples/built-packet';
import { captureTools, captured, sightedNow, tab } from '../samples/capture-flow';
import { movedOver, newDevice } from '../samples/restored-device';
import { makeRequest } from '../../lib/timestamp/request';
import { startAuthority, type RunningAuthority } from '../tsa/start-authority';

/* A packet from end to end with real authorities: captured, stamped, bundled, and checked by our checker and by openssl. */

let rsa: RunningAuthority;
let ec: RunningAuthority;
let store: Store;
let stamper: Stamper;
const folders: string[] = [];

beforeAll(async () => {
  rsa = await startAuthority('rsa');
  ec = await startAuthority('ec');
  const tools = captureTools();
  ({ store } = tools);
  await ensureSigningKey(store);
  await captured(tools, 'cashier', tab(), sightedNow());
  await captured(tools, 'paid', tab(), sightedNow());
  const authorities = [authorityOf('rsa', rsa), authorityOf('ec', ec)];
  stamper = createStamper({
    store,
    settings: async () => ({ timeStamps: true, authorities }),
    isOnline: () => true,
    mayAsk: async () => true,
    post: postToAuthority,
    wakeAt: async () => undefined,
  });
  await stamper.stampLedger();
});
afterAll(async () => {
  await rsa.close();
  await ec.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const authorityOf = (id: string, { url, authority }: RunningAuthority) => ({
  id,
  name: id.toUpperCase(),
  url,
  root: authority.pem('root.pem'),
  isOn: true,
});
const roots = () => rsa.authority.pem('root.pem') + ec.authority.pem('root.pem');

async function build(
  requestStamps: (sha256: string) => Promise<void> = (sha256) => stamper.stampPacket(sha256),
  signal = new AbortController().signal,
): Promise<{ zip: Blob | undefined; built: BuiltPacket }> {
  const zips: Blob[] = [];
  const purchases = await store.latestPurchases(5);
  const built = await buildPacketOf(
    purchases.map(({ id }) => id),
    {
      ...packetTools({
        checkers: { html: '<!doctype html>', sh: readFileSync('public/tools/verify.sh', 'utf8'), ps1: '#\n' },
      }),
      store,
      platforms: [],
      extension: { version: '0.1.0', build: 'test' },
      decodePicture: () => Promise.reject(new Error('nothing is masked')),
      requestStamps,
      onProgress: () => {},
      signal,
      addressOf: (zip) => `blob:${zips.push(zip)}`,
    },
  );
  return { zip: zips[0], built };
}

/** Every file of the packet, by its path in the packet's folder. */
async function filesOf(zip: Blob): Promise<Map<string, Buffer<ArrayBuffer>>> {
  const folder = await unzipped(zip);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), Buffer.from(readFileSync(path))];
    }),
  );
}

async function unzipped(zip: Blob): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stamped-packet-'));
  folders.push(folder);
  writeFileSync(join(folder, 'packet.zip'), Buffer.from(await zip.arrayBuffer()));
  spawnSync('unzip', ['-q', 'packet.zip'], { cwd: folder });
  const name = readdirSync(folder).find((file) => file.startsWith('refund-evidence')) ?? '';
  return join(folder, name);
}

describe('a packet with time stamps', () => {
  let zip: Blob;
  let counts: StampCounts | undefined;
  beforeAll(async () => {
    const made = await build();
    if (made.zip === undefined) throw new Error(JSON.stringify(made.built));
    ({ zip } = made as { zip: Blob });
    counts = made.built.status === 'built' ? made.built.stamps : undefined;
  });

  it('holds request and reply of each, and the chain that came along', async () => {
    expect(counts).toEqual({ stamped: 2, pending: 0, failed: 0 });
    const folder = await unzipped(zip);
    expect(readdirSync(join(folder, 'seal')).sort()).toEqual([
      ...['ec.chain.pem', 'publickey.pem', 'rsa.chain.pem', 'tagmanifest-sha256.txt.ec.tsq'],
      ...['tagmanifest-sha256.txt.ec.tsr', 'tagmanifest-sha256.txt.rsa.tsq'],
      ...['tagmanifest-sha256.txt.rsa.tsr', 'tagmanifest-sha256.txt.sig'],
    ]);
    const head = readFileSync(join(folder, 'data/ledger.jsonl'), 'utf8').split('\n').length - 1;
    expect(readdirSync(join(folder, 'data/anchors')).sort()).toEqual(
      ['ec.tsq', 'ec.tsr', 'rsa.tsq', 'rsa.tsr'].map((name) => `${head}.${name}`),
    );
  });

  it('is intact, and its stamps count, for a reader who trusts both roots', async () => {
    const report = await checkPacket(zip, { roots: roots() });
    expect(report.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(report.verdict).toBe('intact');
    expect(report.findings.filter(({ code }) => code === 'stamp-sound')).toHaveLength(4);
  });

  it('is intact, but its stamps prove nothing, for a reader who trusts no root, or another one', async () => {
    const codes = async (trusted?: string) =>
      (await checkPacket(zip, trusted === undefined ? {} : { roots: trusted })).findings
        .filter(({ check }) => check === 'timestamp')
        .map(({ code, outcome }) => `${outcome} ${code}`);
    expect(new Set(await codes())).toEqual(new Set(['absent stamp-unproven']));
    expect(new Set(await codes(rsa.authority.pem('root.pem')))).toEqual(
      new Set(['pass stamp-sound', 'absent stamp-untrusted']),
    );
  });

  it('is not intact with a stamp of another packet, a reply to another request, or a changed one', async () => {
    const file = 'seal/tagmanifest-sha256.txt.ec';
    const foreign = new Uint8Array(ec.answer(Buffer.from(makeRequest('ab'.repeat(32)))));
    const [anchor = ''] = [...(await filesOf(zip)).keys()].filter((path) => /anchors.*ec\.tsr$/.test(path));
    const verdictWith = async (changes: Record<string, Uint8Array<ArrayBuffer> | null>) => {
      const files = await filesOf(zip);
      for (const [path, content] of Object.entries(changes)) {
        if (content === null) files.delete(path);
        else files.set(path, Buffer.from(content));
      }
      const { verdict, findings } = await checkPacket(zipOf(files), { roots: roots() });
      return [
        verdict,
        findings.find(({ check, outcome }) => check === 'timestamp' && outcome !== 'pass')?.code,
      ];
    };
    const files = await filesOf(zip);
    const own = files.get(`${file}.tsr`) ?? expect.fail();
    const flipped = own.map((byte, index) => (index === own.length - 5 ? byte ^ 1 : byte));
    expect(await verdictWith({ [`${file}.tsr`]: foreign })).toEqual(['changed', 'stamp-wrong-imprint']);
    expect(await verdictWith({ [`${file}.tsr`]: files.get(anchor) ?? own })).toEqual([
      'changed',
      'stamp-wrong-imprint',
    ]);
    expect(await verdictWith({ [`${file}.tsr`]: flipped })).toEqual(['changed', 'stamp-bad-signature']);
    expect(await verdictWith({ [`${file}.tsr`]: Buffer.from('<html>') })).toEqual([
      'changed',
      'stamp-not-a-reply',
    ]);
    const sha256 = createHash('sha256')
      .update(files.get('tagmanifest-sha256.txt') ?? '')
      .digest('hex');
    expect(await verdictWith({ [`${file}.tsq`]: makeRequest(sha256) })).toEqual([
      'changed',
      'stamp-wrong-nonce',
    ]);
    expect(await verdictWith({ [`${file}.tsr`]: null })).toEqual(['intact', 'stamp-pending']);
    // A time stamp that was added later is no fault: the seal leaves room for it.
    expect(await verdictWith({ [`${file}.tsr`]: null, [`${file}.tsq`]: null })).toEqual([
      'intact',
      undefined,
    ]);
    // Stamps of the ledger are listed in the manifest, which tells it.
    expect(await verdictWith({ [anchor]: foreign })).toEqual(['changed', undefined]);
  });

  it('passes its own script, which asks openssl where a root is given', async () => {
    const folder = await unzipped(zip);
    writeFileSync(join(folder, '..', 'root.pem'), roots());
    const run = (...args: string[]) =>
      spawnSync('sh', [join(folder, 'tools/verify.sh'), ...args], {
        cwd: join(folder, '..'),
        encoding: 'utf8',
      });
    const checked = run('root.pem');
    expect(checked.stdout.match(/ok .*tsr: .* \/ a time stamp of/g)).toHaveLength(4);
    expect(checked.status).toBe(0);
    expect(run().stdout).toContain('time stamps: 4, not checked');
  });

  it('passes the README’s own openssl command, as written there', async () => {
    const folder = await unzipped(zip);
    const [, command = ''] =
      /<pre><code>(for f in seal\/[\s\S]*?)<\/code>/.exec(
        readFileSync(join(folder, 'README.html'), 'utf8'),
      ) ?? [];
    const typed = command
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    writeFileSync(join(folder, 'root.pem'), roots());
    const { stdout, stderr } = spawnSync('bash', ['-c', typed], { cwd: folder, encoding: 'utf8' });
    expect(stdout.match(/Verification: OK/g) ?? [stderr]).toHaveLength(4);
  });

  it('is the same, byte for byte, when it is exported again, and asks nobody again', async () => {
    const before = rsa.asked.length + ec.asked.length;
    const again = await build();
    expect(Buffer.from(await (again.zip ?? expect.fail()).arrayBuffer())).toEqual(
      Buffer.from(await zip.arrayBuffer()),
    );
    expect(rsa.asked.length + ec.asked.length).toBe(before);
  });

  it('says in its report by when each capture was there, and by whose word', async () => {
    const folder = await unzipped(zip);
    const html = readFileSync(join(folder, 'data/report.html'), 'utf8');
    expect(html).toMatch(
      /不晚于（第三方时间戳）[\s\S]*\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC · EC（台账第 \d+ 行）/,
    );
  });
});

describe('stamps of a ledger that was restored in another browser', () => {
  it('speak for its captures in packets made there; what the backup merely says of a stamp does not', async () => {
    const to = await newDevice();
    const stored = await store.allStamps();
    const ofLine = stored.find(({ seq, authorityId }) => seq > 0 && authorityId === 'rsa') ?? expect.fail();
    const forged = { ...ofLine, authorityId: 'false', reply: Uint8Array.of(0x30, 0) };
    const lying = { ...store, allStamps: async () => [...stored, forged] } as Store;
    expect(await movedOver(lying, to.store)).toMatchObject({ stamps: 4, damaged: [] });
    const again = await builtPacket(to.store);
    const names = [...(await filesOf(again)).keys()].filter((path) => path.includes('/anchors/'));
    expect(names.map((path) => path.replace(/^.*\/\d+\./, '')).sort()).toEqual([
      'ec.tsq',
      'ec.tsr',
      'rsa.tsq',
      'rsa.tsr',
    ]);
    expect(names.every((path) => path.startsWith('data/foreign/'))).toBe(true);
    const report = await checkPacket(again, { roots: roots() });
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report.findings.filter(({ code }) => code === 'stamp-sound')).toHaveLength(2);
    const folder = await unzipped(again);
    writeFileSync(join(folder, '..', 'root.pem'), roots());
    const script = spawnSync('sh', [join(folder, 'tools/verify.sh'), 'root.pem'], {
      cwd: join(folder, '..'),
      encoding: 'utf8',
    });
    expect(script.stdout.match(/ok data\/foreign.*tsr: .* \/ a time stamp of/g)).toHaveLength(2);
    // Stamps of whole packets are kept for the same packet, and asked for no second time.
    expect((await to.store.stampCounts()).stamped).toBe(2);
  });
});

describe('an export while an authority', () => {
  it('does not answer: the packet says that its stamp is pending, and an export later has it', async () => {
    await captured({ ...captureTools(), store }, 'order', tab(), sightedNow());
    ec.behave('error');
    const { zip, built } = await build();
    expect(built).toMatchObject({ status: 'built', stamps: { stamped: 1, pending: 1, failed: 0 } });
    const folder = await unzipped(zip ?? expect.fail());
    const names = readdirSync(join(folder, 'seal')).filter((name) => name.includes('.ec.'));
    expect(names).toEqual(['tagmanifest-sha256.txt.ec.tsq']);
    ec.behave('honest');
    const later = await build();
    expect(later.built).toMatchObject({ stamps: { stamped: 2, pending: 0, failed: 0 } });
    expect(later.built.status === 'built' && built.status === 'built' && later.built.tagmanifestSha256).toBe(
      built.status === 'built' && built.tagmanifestSha256,
    );
  });

  it('is slow: it can be cancelled at once, and what was asked for nobody is forgotten', async () => {
    await captured({ ...captureTools(), store }, 'refund', tab(), sightedNow());
    const cancelling = new AbortController();
    const { zip, built } = await build(async () => {
      setTimeout(() => cancelling.abort(), 20);
      await new Promise(() => undefined);
    }, cancelling.signal);
    expect(zip).toBeUndefined();
    expect(built).toMatchObject({ status: 'failed', failure: 'cancelled' });
    expect(await store.stampsInState('pending')).toEqual([]);
  });
});
