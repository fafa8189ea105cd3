import { nextRow } from '../../lib/ledger/chain';
import type { Capture, CaptureBody, PictureMethod, SealedFile } from '../../lib/model/capture';
import type { Field } from '../../lib/model/field';
import type { LedgerRow } from '../../lib/model/ledger-entry';
import type { Purchase } from '../../lib/model/purchase';
import { sha256Hex } from '../../lib/model/sha256';
import type { Stage } from '../../lib/model/stage';
import type { PacketSource } from '../../lib/packet/packet-source';

/** A capture in short: what its page showed. Boxes are in px of the picture. */
export interface SampleCapture {
  id: string;
  stage: Stage;
  /** ISO UTC. */
  utc: string;
  url: string;
  title: string;
  method: PictureMethod;
  reason?: string;
  fields: Field[];
  picture: { png: Uint8Array<ArrayBuffer>; width: number; height: number } | null;
  missing?: CaptureBody['missing'];
}

export interface SamplePurchase extends Omit<Purchase, 'stages' | 'captureIds' | 'firstAt' | 'lastAt'> {
  captures: SampleCapture[];
}

/** Turns purchases in short into what the store would give: captures sealed, files stored, ledger chained. */
export async function sampleSource(
  samples: readonly SamplePurchase[],
  keyFingerprint = 'a'.repeat(64),
): Promise<PacketSource & { files: Map<string, Blob> }> {
  const files = new Map<string, Blob>();
  const purchases: Purchase[] = [];
  const captures: Capture[] = [];
  const ledgerRows: LedgerRow[] = [
    nextRow(undefined, {
      at: '2026-11-20T00:00:00.000Z',
      kind: 'key',
      id: keyFingerprint,
      bodySha256: keyFingerprint,
    }),
  ];
  for (const { captures: own, ...purchase } of samples) {
    const times = own.map((capture) => Date.parse(capture.utc));
    purchases.push({
      ...purchase,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      stages: [...new Set(own.map((capture) => capture.stage))],
      captureIds: own.map((capture) => capture.id),
    });
    for (const sample of own) {
      const body = await bodyOf(sample, purchase.platformId, files);
      const text = `${JSON.stringify(body, null, 2)}\n`;
      files.set(`${sample.id}/capture.json`, new Blob([text]));
      const row = nextRow(ledgerRows.at(-1), {
        at: sample.utc,
        kind: 'capture',
        id: sample.id,
        bodySha256: await sha256Hex(text),
      });
      ledgerRows.push(row);
      captures.push({
        id: sample.id,
        state: 'sealed',
        purchaseId: purchase.id,
        capturedAt: Date.parse(sample.utc),
        fingerprint: 'f',
        trace: { tabId: 1, openerTabId: null },
        fields: sample.fields,
        body,
        seq: row.seq,
      });
    }
  }
  return {
    purchases,
    captures,
    ledgerRows,
    anchors: [],
    foreign: [],
    files,
    async readFile(captureId, path) {
      const file = files.get(`${captureId}/${path}`);
      if (file === undefined) throw new Error('no such file');
      return file;
    },
    platformNames: {
      douyin: { 'zh-CN': '抖音', en: 'Douyin' },
      kuaishou: { 'zh-CN': '快手', en: 'Kuaishou' },
    },
    extension: { version: '0.1.0', build: 'test' },
  };
}

async function bodyOf(
  sample: SampleCapture,
  platformId: string | null,
  files: Map<string, Blob>,
): Promise<CaptureBody> {
  const { picture } = sample;
  const contents: [string, string, string | Uint8Array<ArrayBuffer>][] = [
    ['fields.json', 'application/json', JSON.stringify({ fields: sample.fields })],
    ['page.html', 'text/html', `<!doctype html><title>${sample.id}</title>`],
    ['page.txt', 'text/plain', sample.fields.map((field) => field.raw).join('\n')],
  ];
  if (picture !== null)
    contents.push([
      sample.method === 'rendered' ? 'rendered-001.png' : 'screen-001.png',
      'image/png',
      picture.png,
    ]);
  const sealed: SealedFile[] = [];
  for (const [path, type, content] of contents) {
    const blob = new Blob([content]);
    files.set(`${sample.id}/${path}`, blob);
    const size =
      type === 'image/png' && picture !== null ? { width: picture.width, height: picture.height } : {};
    sealed.push({ path, type, bytes: blob.size, sha256: await sha256Hex(content), ...size });
  }
  return {
    format: 1,
    id: sample.id,
    stage: sample.stage,
    platformId,
    trigger: 'recognized',
    reasons: [],
    url: sample.url,
    title: sample.title,
    language: 'zh-CN',
    clock: {
      utc: sample.utc,
      offsetMinutes: 480,
      timeZone: 'Asia/Shanghai',
      monotonicMs: 1234,
      timeOrigin: 1_795_240_000_000,
    },
    view: { width: 1280, height: 800, scrollX: 0, scrollY: 0, devicePixelRatio: 1 },
    picture: { method: sample.method, reason: sample.reason ?? null, attempts: 1 },
    pictures: [],
    copyGap: null,
    zoom: 1,
    checks: {
      tabActiveBefore: true,
      tabActiveAfter: true,
      urlUnchanged: true,
      textSha256Before: 'a',
      textSha256After: 'a',
      stable: true,
    },
    missing: sample.missing ?? [],
    merchant: { companies: [], creditCodes: [], registrations: [] },
    clauses: [],
    files: sealed,
    recognizer: 'generic@1',
    extension: { version: '0.1.0', build: 'test' },
    browser: 'Chromium 156',
  };
}
