import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const ENTRY = fileURLToPath(new URL('./page-reader.ts', import.meta.url));

/** The recogniser as one script for a page: an expression that answers with a `Reading`. */
export async function bundleReader(): Promise<string> {
  return `(() => { ${await bundleForPage(ENTRY)}\nreturn bundled.readPage(); })()`;
}

/** A module as one script that needs nothing else; its exports are in `bundled`. */
export async function bundleForPage(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    // In a fresh clone the tsconfig extends a file that WXT writes only later.
    esbuild: { tsconfigRaw: '{}' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'bundled' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  return (first as Rollup.RollupOutput).output[0].code;
}
