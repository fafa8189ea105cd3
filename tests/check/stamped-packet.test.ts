import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postToAuthority } from '../../lib/browser/authorities';
import { buildPacketOf } from '../../lib/flow/build-packet-of';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { createStamper, type Stamper } from '../../lib/flow/time-stamps';
import type { BuiltPacket } from '../../lib/model/message';
import type { StampCounts } from '../../lib/model/time-stamp';
import type { Store } from '../../lib/store/store';
import { packetTools } from '../packet/node-packet';
import { captured, captureTools } from '../samples/capture-flow';
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
  await captured(tools, 'cashier');
  await captured(tools, 'paid');
  const authorities = [authorityOf('rsa', rsa), authorityOf('ec', ec)];
  stamper = createStamper({
    store,
    settings: async () => ({ timeStamps: true, authorities }),
    isOnline: () => true,
    mayAsk: async () => true,
    post: (url, request) => postToAuthority(url, request, 1000),
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
      requestStamps,
      onProgress: () => {},
      signal,
      addressOf: (zip) => `blob:${zips.push(zip)}`,
    },
  );
  return { zip: zips[0], built };
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

describe('an export while an authority', () => {
  it('does not answer: the packet says that its stamp is pending, and an export later has it', async () => {
    await captured({ ...captureTools(), store }, 'order');
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
    await captured({ ...captureTools(), store }, 'refund');
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
