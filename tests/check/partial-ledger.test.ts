import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPacket } from '../../lib/flow/check-packet';
import { deleteCapture } from '../../lib/flow/delete-captures';
import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { takeCapture, type CaptureTools } from '../../lib/flow/take-capture';
import { signDer } from '../../lib/ledger/signature';
import { proveLines } from '../../lib/ledger/tree';
import type { SigningKey } from '../../lib/model/seal';
import { checkWithStockTools } from '../e2e/stock-tools';
import { unpack, unzip } from '../packet/node-packet';
import { builtPacket } from '../samples/built-packet';
import { captureTools, request, SIGHTING, tab } from '../samples/capture-flow';
import { sampleField } from '../samples/sample-capture';
import * as packet from './make-packet';

const LEDGER = 'data/ledger.jsonl';
const INCLUSION = 'data/inclusion.json';

/** A paid order of its own; answers with its purchase and capture. */
async function paid(
  tools: CaptureTools,
  orderNo: string,
): Promise<{ purchaseId: string; captureId: string }> {
  const asked = request('paid');
  asked.reading.fields = [sampleField('orderNo', orderNo), sampleField('amount', '30.00')];
  const at = { tabId: Number(orderNo.slice(-3)), openerTabId: null };
  const outcome = await takeCapture({ ...asked, sighting: SIGHTING }, tab({ trace: at }), tools);
  if (outcome.status !== 'captured') throw new Error(outcome.status);
  return outcome;
}

let tools: CaptureTools;
let key: SigningKey;
let ids: { purchaseId: string; captureId: string }[];
let part: Blob;
let files: packet.Files;
let rows: string[];

/** 23 lines: the key, 22 orders; five of the orders are exported. */
beforeAll(async () => {
  tools = captureTools();
  key = await ensureSigningKey(tools.store);
  ids = [];
  for (let order = 1; order <= 22; order += 1)
    ids.push(await paid(tools, `202611211402${String(order).padStart(4, '0')}`));
  const chosen = [2, 6, 7, 12, 21].map((index) => ids[index]?.purchaseId ?? '');
  part = await builtPacket(tools.store, chosen);
  files = new Map(
    [...(await unzip(part))].map(([path, bytes]) => [
      path.slice(path.indexOf('/') + 1),
      Buffer.from(new Uint8Array(bytes)),
    ]),
  );
  rows = (await tools.store.ledgerRows(99)).map(({ line }) => line);
});

const fails = async (zip: Blob) => {
  const { verdict, findings } = await checkPacket(zip);
  return { verdict, fails: findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code) };
};
const script = async (zip: Blob) =>
  spawnSync('bash', ['-c', 'sh refund-evidence_*/tools/verify.sh'], {
    cwd: await unpack(zip),
    encoding: 'utf8',
  });
const linesOf = (path: string) => (files.get(path)?.toString() ?? '').trimEnd().split('\n');

/** The packet with some files changed, its manifests made anew and signed with the installation's own key. */
async function resigned(changes: Record<string, string>): Promise<Blob> {
  const changed = new Map([
    ...files,
    ...Object.entries(changes).map(([path, text]) => [path, Buffer.from(text)] as const),
  ]);
  const pick = (isPayload: boolean) =>
    Object.fromEntries(
      [...changed].filter(
        ([path]) =>
          path.startsWith('data/') === isPayload && !/^seal\/|^(tag)?manifest-sha256\.txt$|^bag/.test(path),
      ),
    );
  const bag = packet.bag(pick(true), pick(false));
  const tagmanifest = bag.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0);
  bag.set('seal/publickey.pem', Buffer.from(key.publicKeyPem));
  bag.set(
    'seal/tagmanifest-sha256.txt.sig',
    Buffer.from(await signDer(key.privateKey, new Uint8Array(tagmanifest))),
  );
  return packet.zipOf(bag);
}

describe('a packet with five of 23 records', () => {
  it('is intact, shows the lines of its own captures and of the key, and says that it is a part', async () => {
    const report = await checkPacket(part, { expectedFingerprint: key.fingerprint });
    expect(report.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'intact', captures: 5, ledgerEntries: 6 });
    expect(report.findings).toContainEqual({
      check: 'ledger',
      outcome: 'pass',
      code: 'partial-ledger',
      subject: LEDGER,
      detail: '6 / 23',
    });
  });

  it('holds no byte of the other records: neither ids nor hashes of their captures', () => {
    const all = Buffer.concat([...files.values()]).toString('latin1');
    for (const [index, { captureId }] of ids.entries()) {
      const isChosen = [2, 6, 7, 12, 21].includes(index);
      expect(all.includes(captureId)).toBe(isChosen);
      const { bodySha256 } = JSON.parse(rows[index + 1] ?? '') as { bodySha256: string };
      expect(all.includes(bodySha256)).toBe(isChosen);
    }
  });

  it.each(['sh', 'bash'])('passes its own script, run by %s', async (shell) => {
    const cwd = await unpack(part);
    const { stdout, stderr, status } = spawnSync(
      'bash',
      ['-c', `${shell} refund-evidence_*/tools/verify.sh`],
      {
        cwd,
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('6 of 23 ledger lines are shown');
    expect(stdout).toContain('INTACT:');
    expect(status).toBe(0);
  });

  it('passes the stock commands of its README, which fail where a line differs', async () => {
    expect(files.get('README.html')?.toString()).not.toContain('echo BROKEN');
    const run = async (zip: Blob) => {
      const folder = await unpack(zip);
      const checks = checkWithStockTools(join(folder, (await checkPacket(zip)).name ?? ''));
      return checks.filter(({ outcome }) => outcome !== 'passed');
    };
    expect(await run(part)).toEqual([]);
    const changed = await resigned({
      [LEDGER]: `${linesOf(LEDGER).join('\n').replace('"seq":4,', '"seq":5,')}\n`,
    });
    expect(await run(changed)).toEqual([
      { name: 'ledger proofs', outcome: 'failed', detail: 'NOT PROVEN 5' },
    ]);
  });

  it('gives the same bytes each time', async () => {
    const again = await builtPacket(
      tools.store,
      [2, 6, 7, 12, 21].map((index) => ids[index]?.purchaseId ?? ''),
    );
    expect(Buffer.from(await again.arrayBuffer()).equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
  });

  it('shows the whole chain where it has everything, deletions included', async () => {
    const other = captureTools();
    await ensureSigningKey(other.store);
    const [first] = [await paid(other, '2026112114029001'), await paid(other, '2026112114029002')];
    await deleteCapture(first.captureId, other.store);
    await paid(other, '2026112114029003');
    const zip = await builtPacket(other.store);
    expect([...(await unzip(zip)).keys()].some((path) => path.endsWith(INCLUSION))).toBe(false);
    expect(await checkPacket(zip)).toMatchObject({ verdict: 'intact', ledgerEntries: 5 });
    const folder = await unpack(zip);
    expect(readFileSync(join(folder, (await checkPacket(zip)).name ?? '', LEDGER), 'utf8')).toContain(
      '"kind":"delete"',
    );
    other.store.close();
  });
});

describe('a part that was made to look otherwise, and signed with the true key', () => {
  const replaceIn = (path: string, from: string | RegExp, to: string) => ({
    [path]: `${linesOf(path).join('\n').replace(from, to)}\n`,
  });
  const rehead = (text: string) => {
    const last = text.trimEnd().split('\n').at(-1) ?? '';
    return (
      linesOf(INCLUSION)
        .join('\n')
        .replace(/"head":"[0-9a-f]+"/, `"head":"${packet.sha256(last)}"`) + '\n'
    );
  };

  it.each<[string, () => Record<string, string>, string]>([
    [
      'a line changed',
      () => replaceIn(LEDGER, /"at":"2026[^"]*"/, '"at":"2026-01-01T00:00:00.000Z"'),
      'not-proven',
    ],
    ['another number', () => replaceIn(LEDGER, '"seq":4,', '"seq":5,'), 'not-proven'],
    [
      'a line left out together with its proof',
      () => ({
        ...replaceIn(LEDGER, /\{"seq":1,.*\n/, ''),
        ...replaceIn(INCLUSION, /\{"seq":1,.*\n/, ''),
      }),
      'another-key',
    ],
    ['a proof that is missing', () => replaceIn(INCLUSION, /\{"seq":4,.*\n/, ''), 'not-proven'],
    [
      'a step of a proof changed',
      () => replaceIn(INCLUSION, /(\{"seq":8,"path":\[")[0-9a-f]{4}/, '$1beef'),
      'not-proven',
    ],
    [
      'no proofs at all',
      () => replaceIn(INCLUSION, /"proofs":\[[^]*\]\}\n\]\}/, '"proofs":[]}]}'),
      'not-proven',
    ],
    ['another root', () => replaceIn(INCLUSION, /"root":"[0-9a-f]{4}/, '"root":"beef'), 'not-proven'],
    ['more lines than there are', () => replaceIn(INCLUSION, '"lines":23', '"lines":24'), 'not-proven'],
    [
      'two lines in another order',
      () => ({
        [LEDGER]: `${linesOf(LEDGER)
          .toSpliced(1, 2, linesOf(LEDGER)[2] ?? '', linesOf(LEDGER)[1] ?? '')
          .join('\n')}\n`,
      }),
      'not-proven',
    ],
    [
      'a last line that commits to another tree',
      () => {
        const text = `${linesOf(LEDGER)
          .join('\n')
          .replace(/("seq":23.*"tree":")[0-9a-f]{4}/, '$1beef')}\n`;
        return { [LEDGER]: text, [INCLUSION]: rehead(text) };
      },
      'not-proven',
    ],
    ['no JSON', () => ({ [INCLUSION]: 'x' }), 'malformed'],
    [
      'a tree for an earlier line only',
      () => replaceIn(INCLUSION, '"line":23,"size":22', '"line":22,"size":21'),
      'not-proven',
    ],
  ])('is found: %s', async (_name, make, code) => {
    const zip = await resigned(make());
    const found = await fails(zip);
    expect(found.verdict).toBe('changed');
    expect(found.fails).toContain(code);
    if (code !== 'another-key') expect((await script(zip)).status).toBe(1);
  });

  it('cannot take in a record from outside, whatever proof it brings', async () => {
    const stranger = rows[3]?.replace(/"bodySha256":"[^"]*"/, `"bodySha256":"${'a'.repeat(64)}"`) ?? '';
    const forged = rows.with(3, stranger).slice(0, 22);
    const text = `${linesOf(LEDGER)
      .join('\n')
      .replace(rows[3] ?? '-', stranger)}\n`;
    const [path = []] = proveLines(forged, [4]);
    const inclusion = linesOf(INCLUSION).map((line) =>
      line.startsWith('{"seq":4,') ? `${JSON.stringify({ seq: 4, path })},` : line,
    );
    const zip = await resigned({ [LEDGER]: text, [INCLUSION]: `${inclusion.join('\n')}\n` });
    expect((await fails(zip)).fails).toContain('not-proven');
  });

  it('is no whole ledger either once its proofs are taken away', async () => {
    files.delete(INCLUSION);
    expect((await fails(await resigned({}))).fails).toContain('broken-chain');
  });
});
