import type { Capture } from '../../lib/model/capture';
import type { Field, FieldName } from '../../lib/model/field';
import type { Stage } from '../../lib/model/stage';

export const NOON = Date.parse('2026-11-21T04:00:00.000Z');

export function sampleField(name: FieldName, value: string, more: Partial<Field> = {}): Field {
  const money =
    name === 'amount'
      ? { money: { minor: Math.round(Number(value) * 100), currency: 'CNY', raw: `￥${value}` } }
      : {};
  return {
    name,
    raw: value,
    value,
    label: null,
    source: 'text',
    selector: null,
    box: null,
    confidence: 0.9,
    reason: 'sample',
    ...money,
    ...more,
  };
}

export interface SampleCapture {
  id?: string;
  purchaseId?: string;
  stage?: Stage;
  platformId?: string | null;
  url?: string;
  /** Minutes after `NOON`. */
  minute?: number;
  tabId?: number;
  openerTabId?: number | null;
  fields?: Field[];
  state?: Capture['state'];
  seq?: number | null;
}

/** A capture as the store would hold it, with what a test does not care about filled in. */
export function sampleCapture(sample: SampleCapture = {}): Capture {
  const { id = 'c-1', stage = 'paid', url = 'https://shop.example/pay', minute = 0, fields = [] } = sample;
  const capturedAt = NOON + minute * 60_000;
  return {
    id,
    state: sample.state ?? 'sealed',
    purchaseId: sample.purchaseId ?? 'p-1',
    capturedAt,
    fingerprint: `${stage} ${id}`,
    trace: { tabId: sample.tabId ?? 1, openerTabId: sample.openerTabId ?? null },
    fields,
    seq: sample.seq ?? null,
    body: {
      format: 1,
      id,
      stage,
      platformId: sample.platformId ?? null,
      trigger: 'recognized',
      reasons: [],
      url,
      title: '',
      language: 'zh-CN',
      clock: {
        utc: new Date(capturedAt).toISOString(),
        offsetMinutes: 480,
        timeZone: 'Asia/Shanghai',
        monotonicMs: 0,
        timeOrigin: 1_795_240_000_000,
      },
      view: { width: 1400, height: 900, scrollX: 0, scrollY: 0, devicePixelRatio: 1 },
      picture: { method: 'none', reason: 'sample', attempts: 0 },
      pictures: [],
      copyGap: 'gone',
      zoom: 1,
      checks: {
        tabActiveBefore: true,
        tabActiveAfter: true,
        urlUnchanged: true,
        textSha256Before: '',
        textSha256After: '',
        stable: true,
      },
      missing: [],
      merchant: { companies: [], creditCodes: [], registrations: [] },
      clauses: [],
      files: [],
      recognizer: 'generic@1',
      extension: { version: '0.1.0', build: 'test' },
      browser: 'test',
    },
  };
}
