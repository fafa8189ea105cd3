import type { LedgerPlace, LedgerRow } from '../model/ledger-entry';
import type { Database } from './database';

/** The ledger moved on between reading its head and appending; read the head again and retry. */
export class LedgerMovedError extends Error {
  override name = 'LedgerMovedError';
}

/** The device has no room left. Nothing that was stored is lost. */
export class DiskFullError extends Error {
  override name = 'DiskFullError';
}

/** Ledger lines to append, oldest first, and where the ledger's tree then stands. */
export interface AddedRows {
  rows: LedgerRow[];
  /** Null where the lines before do not allow to say. */
  tip: LedgerPlace | null;
}

/** Appends ledger lines inside the caller's transaction, which has to reach `ledger` and `marks`. @throws LedgerMovedError */
export async function appendRows(db: Database, { rows, tip }: AddedRows): Promise<void> {
  const head = await db.ledger.orderBy('seq').last();
  const next = (head?.seq ?? 0) + 1;
  if (rows[0]?.seq !== next) throw new LedgerMovedError(`expected seq ${next}, got ${rows[0]?.seq}`);
  await db.ledger.bulkAdd(rows);
  await db.marks.put({ name: 'ledger-tip', value: tip });
}

/** Tells a full disk apart. @throws DiskFullError */
export async function guarded<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isQuotaError(error)) throw new DiskFullError('no room left on this device', { cause: error });
    throw error;
  }
}

/** Dexie wraps the DOMException, once for the request and once for the transaction. */
function isQuotaError(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner) {
    if (cause.name === 'QuotaExceededError') return true;
  }
  return false;
}

/** A single fact of this installation; undefined where it was never noted. */
export async function mark<T>(db: Database, name: string): Promise<T | undefined> {
  return (await db.marks.get(name))?.value as T | undefined;
}
