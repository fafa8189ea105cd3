import type { Page } from 'puppeteer-core';
import type { Capture } from '../../lib/model/capture';
import type { Purchase } from '../../lib/model/purchase';

export interface StoredEvidence {
  captures: Capture[];
  purchases: Purchase[];
  ledger: { seq: number; line: string }[];
  /** Every stored file as text, `captureId/path` → content; pictures as their size. */
  files: Record<string, string>;
}

/** What the extension has stored, read behind its back from one of its own pages. */
export function readStore(extensionPage: Page): Promise<StoredEvidence> {
  return read(extensionPage, ['captures', 'purchases', 'ledger', 'files']);
}

/** The captures alone, in whatever state: cheap enough to ask again and again. */
export async function readCaptures(extensionPage: Page): Promise<Capture[]> {
  return (await read(extensionPage, ['captures'])).captures;
}

type Table = keyof StoredEvidence;

function read(extensionPage: Page, tables: readonly Table[]): Promise<StoredEvidence> {
  return extensionPage.evaluate(async (wanted) => {
    const open = indexedDB.open('recharge-evidence');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(new Error('cannot open the store'));
    });
    const all = async <Row>(table: Table) => {
      if (!wanted.includes(table)) return [];
      return new Promise<Row[]>((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => resolve(request.result as Row[]);
        request.onerror = () => reject(new Error(table));
      });
    };
    const files: Record<string, string> = {};
    for (const file of await all<{ captureId: string; path: string; content: Blob }>('files')) {
      const isText = /\.(json|txt|html)$/.test(file.path);
      files[`${file.captureId}/${file.path}`] = isText
        ? await file.content.text()
        : `${file.content.size} bytes`;
    }
    const evidence = {
      captures: await all<Capture>('captures'),
      purchases: await all<Purchase>('purchases'),
      ledger: await all<{ seq: number; line: string }>('ledger'),
      files,
    };
    database.close();
    return evidence;
  }, tables);
}
