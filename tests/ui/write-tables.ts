import type { Page } from 'puppeteer-core';
import { DATABASE_NAME, type Database } from '../../lib/store/database';

/** A row on its way into a browser: blobs as base64. */
interface Crate {
  table: string;
  row: object;
  blob: { type: string; base64: string } | null;
}

/** Rows that travel together: a message of some megabytes. */
const AT_ONCE = 40;

/** Copies captures, files, purchases and ledger of a database into the extension's own, in place of what is there. */
export async function writeTables(inside: Page, from: Database): Promise<void> {
  const crates: Crate[] = [];
  for (const table of ['captures', 'purchases', 'ledger'] as const) {
    for (const row of await from.table<object>(table).toArray()) crates.push({ table, row, blob: null });
  }
  for (const { content, ...row } of await from.files.toArray()) {
    const base64 = Buffer.from(await content.arrayBuffer()).toString('base64');
    crates.push({ table: 'files', row, blob: { type: content.type, base64 } });
  }
  await clear(inside);
  for (let at = 0; at < crates.length; at += AT_ONCE) await put(inside, crates.slice(at, at + AT_ONCE));
  await from.delete();
}

async function clear(inside: Page): Promise<void> {
  await inside.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const tables = ['captures', 'files', 'purchases', 'ledger'];
          const writing = database.transaction(tables, 'readwrite');
          for (const table of tables) writing.objectStore(table).clear();
          writing.addEventListener('complete', () => {
            database.close();
            resolve();
          });
        });
      }),
    DATABASE_NAME,
  );
}

async function put(inside: Page, crates: readonly Crate[]): Promise<void> {
  await inside.evaluate(
    (name, rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const writing = database.transaction([...new Set(rows.map(({ table }) => table))], 'readwrite');
          for (const { table, row, blob } of rows) {
            const bytes = Uint8Array.from(atob(blob?.base64 ?? ''), (letter) => letter.charCodeAt(0));
            const content = blob === null ? {} : { content: new Blob([bytes], { type: blob.type }) };
            writing.objectStore(table).put({ ...row, ...content });
          }
          writing.addEventListener('complete', () => {
            database.close();
            resolve();
          });
          writing.addEventListener('abort', () => reject(writing.error ?? new Error('not written')));
        });
      }),
    DATABASE_NAME,
    crates,
  );
}
