import { ensureSigningKey } from '../../lib/flow/ensure-signing-key';
import { restoreBackup } from '../../lib/flow/restore-backup';
import { takeCapture, type CaptureTools } from '../../lib/flow/take-capture';
import { writeBackup } from '../../lib/flow/write-backup';
import type { RestoreReport } from '../../lib/model/backup';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/model/settings';
import type { Stage } from '../../lib/model/stage';
import type { Store } from '../../lib/store/store';
import { captureTools, request, SIGHTING, tab } from './capture-flow';
import { sampleField } from './sample-capture';

const PASSWORD = 'three unrelated words';
/** The real number is tested beside `lib/backup`. */
const ITERATIONS = 1_000;
const plain = () => ({
  password: PASSWORD,
  chances: { iterations: ITERATIONS },
  leastIterations: ITERATIONS,
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

/** A browser with a key and nothing else. */
export async function newDevice(): Promise<CaptureTools> {
  const tools = captureTools();
  await ensureSigningKey(tools.store);
  return tools;
}

/** An order number, or a page that shows none: then `null`. */
export async function seen(
  tools: CaptureTools,
  orderNo: string | null,
  stage: Stage = 'paid',
  tabId = Number(orderNo?.slice(-4) ?? 1),
): Promise<{ captureId: string; purchaseId: string }> {
  const asked = request(stage);
  asked.reading.fields = [
    ...(orderNo === null ? [] : [sampleField('orderNo', orderNo)]),
    sampleField('amount', '30.00'),
  ];
  const from = tab({ trace: { tabId, openerTabId: null } });
  const outcome = await takeCapture({ ...asked, sighting: SIGHTING }, from, tools);
  if (outcome.status !== 'captured') throw new Error(outcome.status);
  return outcome;
}

export const backedUp = (store: Store, settings: Settings = DEFAULT_SETTINGS): Promise<Blob> =>
  writeBackup(store, { ...plain(), settings });

/** Restores into a browser whose settings are `kept`, and changes them. */
export function restored(
  backup: Blob,
  store: Store,
  kept: Settings = { ...DEFAULT_SETTINGS },
): Promise<RestoreReport> {
  const change = async (changed: Partial<Settings>) => void Object.assign(kept, changed);
  return restoreBackup(backup, store, { ...plain(), settings: { read: async () => kept, change } });
}

export const movedOver = async (from: Store, to: Store): Promise<RestoreReport> =>
  restored(await backedUp(from), to);
