import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeReading, type ReadingReport } from './describe-reading';
import type { PageBrowser, SavedPage } from './page-browser';

const UNKNOWN_URL = 'https://unknown.example/';
/** Tabs at a time. */
const TABS = 4;

/** One page of a folder: `id` is its file name without ending; `error` says why it could not be read. */
export type FolderLine = { id: string; url: string } & ReadingReport & { error?: string };

/**
 * Reads every `*.html` of a folder, a few at a time, and answers in the order of their names. A sibling `<id>.json` gives
 * `url` and, for results that come late, `delayMs`. What cannot be read is a page of no kind, with the reason.
 */
export async function* readFolder(folder: string, browser: PageBrowser): AsyncGenerator<FolderLine> {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.slice(0, -'.html'.length))
    .sort();
  const lines: Promise<FolderLine>[] = [];
  const running = new Set<Promise<FolderLine>>();
  const startNext = async () => {
    for (const id of ids) {
      const line = readOne(folder, id, browser);
      lines.push(line);
      running.add(line);
      void line.then(() => running.delete(line));
      if (running.size >= TABS) await Promise.race(running);
    }
  };
  const started = startNext();
  for (let index = 0; index < ids.length; index += 1) {
    while (lines[index] === undefined) await Promise.race(running);
    yield (await lines[index]) as FolderLine;
  }
  await started;
}

async function readOne(folder: string, id: string, browser: PageBrowser): Promise<FolderLine> {
  let url = UNKNOWN_URL;
  try {
    const saved = openSaved(folder, id);
    url = saved.url;
    return { id, url, ...describeReading(await browser.read(saved)) };
  } catch (error) {
    const nothing = { platformId: null, stage: null, reasons: [], fields: [], recognizer: '' };
    const message = error instanceof Error ? error.message : String(error);
    return { id, url, ...describeReading(nothing), error: message };
  }
}

function openSaved(folder: string, id: string): SavedPage {
  const beside = join(folder, `${id}.json`);
  const told = (existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {}) as {
    url?: string;
    delayMs?: number;
  };
  return {
    html: readFileSync(join(folder, `${id}.html`)),
    url: told.url ?? UNKNOWN_URL,
    delayMs: told.delayMs ?? 0,
  };
}
