import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { Parser } from 'htmlparser2';
import { SpreadsheetError } from './spreadsheet-error';

/** What is told of a part, element by element; names are without their prefix. */
export interface PartReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** May come in pieces. */
  text?(text: string): void;
  close?(name: string): void;
}

/** The XML parts of a spreadsheet, by their path inside of it. */
export interface SpreadsheetParts {
  /** Reads one part from its beginning to its end; nothing where there is none. @throws {SpreadsheetError} */
  read(path: string, reader: PartReader): Promise<void>;
}

/** Of all parts together, unpacked: a year of a busy account takes less than a tenth of it. In bytes. */
export const MOST_UNPACKED = 64_000_000;
/** A spreadsheet has a dozen parts, and one for each sheet. */
const MOST_PARTS = 1000;
/** Elements inside of elements: a sheet needs six. */
const DEEPEST = 64;

/**
 * Opens an Office Open XML file (ECMA-376), whose parts are then streamed: what is written in the zip about their size is not
 * believed, and nothing of it is fetched, evaluated or made live. @throws {SpreadsheetError}
 */
export async function openSpreadsheet(bytes: Uint8Array<ArrayBuffer>): Promise<SpreadsheetParts> {
  // Extension pages start no workers of others' code, and a part is small.
  configure({ useWebWorkers: false });
  const entries = new Map<string, FileEntry>();
  try {
    const reader = new ZipReader(new BlobReader(new Blob([bytes])));
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.size >= MOST_PARTS) throw new SpreadsheetError('too-large');
      // Parts are named without regard to case (ECMA-376-2, 6.2.2.2).
      if (!entry.directory) entries.set(entry.filename.toLowerCase(), entry);
    }
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error;
    throw new SpreadsheetError('unreadable', { cause: error });
  }
  if (!entries.has('[content_types].xml'))
    throw new SpreadsheetError(entries.has('mimetype') ? 'wrong-type' : 'archive');

  let left = MOST_UNPACKED;
  return {
    async read(path, reader) {
      const entry = entries.get(path.toLowerCase());
      if (entry === undefined) return;
      const parser = parserFor(reader);
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const taken = new WritableStream<Uint8Array>({
        write(chunk) {
          left -= chunk.length;
          if (left < 0) throw new SpreadsheetError('too-large');
          parser.write(decoder.decode(chunk, { stream: true }));
        },
      });
      try {
        await entry.getData(taken);
        parser.end(decoder.decode());
      } catch (error) {
        if (error instanceof SpreadsheetError) throw error;
        throw new SpreadsheetError('unreadable', { cause: error });
      }
    },
  };
}

/** XML without a document type: entities of its own are never expanded, because only the five of XML are known. */
function parserFor({ open, text, close }: PartReader): Parser {
  let depth = 0;
  return new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > DEEPEST) throw new SpreadsheetError('too-large');
        open?.(localName(name), attributes);
      },
      ontext: (words) => text?.(words),
      onclosetag(name) {
        depth -= 1;
        close?.(localName(name));
      },
    },
    { xmlMode: true },
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
