import preact from '@preact/preset-vite';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { minify } from 'rolldown/experimental';
import type { Rollup } from 'vite';
import { defineConfig } from 'wxt';
import { noteShippedPackages, writeLicences } from './scripts/shipped-licences.mjs';
import type { PlatformDefinition } from './lib/model/platform';
import { isDefinite } from './lib/model/definite-rule';
import { isBeyondWatcher } from './lib/platforms/beyond-watcher';

/** WXT escapes letters beyond ASCII, twice the bytes; browsers read content scripts as UTF-8, and the patterns hold such letters anyway. */
function chineseAsItIs() {
  return { name: 'chinese-as-it-is', config: () => ({ esbuild: { charset: 'utf8' as const } }) };
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  hooks: {
    // Every packet carries the checker page, so every build has it.
    'build:before': async () => {
      const { buildCheckPage } = await import('./scripts/build-check-page.mjs');
      await buildCheckPage();
    },
    'build:done': (wxt) => writeLicences(wxt.config.outDir),
  },
  manifestVersion: 3,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'downloads',
      'alarms',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    optional_permissions: optionalPermissions(browser),
    commands: {
      'save-page': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_savePage__' },
    },
    // What a private window's own storage keeps ends with the window: no evidence.
    ...(browser === 'firefox' ? {} : { incognito: 'spanning' as const }),
    content_scripts: watchers(),
    host_permissions: matchesOf(definitions()),
    optional_host_permissions: ['<all_urls>'],
    minimum_chrome_version: '120',
    content_security_policy: {
      // The background alone may reach time-stamp authorities, and does so where the person switched that on; every page
      // narrows this to itself. Firefox's default would also upgrade http, which some authorities need (measured).
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src blob:; font-src 'self'; connect-src 'self' https: http:",
    },
    browser_specific_settings: {
      gecko: {
        id: 'recharge-evidence@example.org',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }),
  vite: () => ({
    plugins: [
      noteShippedPackages(),
      pagesReachNobody(),
      withoutNotes(),
      heldWatcher(),
      withoutSilentLog(),
      chineseAsItIs(),
      fewFilesForPopup(),
      preact(),
    ],
    define: { __BUILD__: JSON.stringify(buildHash()) },
    build: { target: 'es2022' },
  }),
});

/** Asked for at the click that needs them. Firefox has no tab capture. */
function optionalPermissions(browser: string): ('notifications' | 'tabCapture')[] {
  return browser === 'firefox' ? ['notifications'] : ['notifications', 'tabCapture'];
}

/** The built-in platforms, read off their files: this config is not a Vite module, so no glob import. */
function definitions(): PlatformDefinition[] {
  const folder = new URL('./lib/platforms/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as PlatformDefinition);
}

function matchesOf(platforms: readonly PlatformDefinition[]): string[] {
  return [...new Set(platforms.flatMap(({ matches }) => matches))].sort();
}

/**
 * The watcher on the platforms' pages, and the gate that starts it where they speak of a payment; with the script that reads
 * more where a definition asks for it.
 */
function watchers() {
  const all = definitions();
  const parts = [
    { js: ['watch.js', 'gate.js'], matches: matchesOf(all.filter((each) => !isBeyondWatcher(each))) },
    { js: ['anywhere.js', 'watch.js', 'gate.js'], matches: matchesOf(all.filter(isBeyondWatcher)) },
  ];
  return (
    parts
      .filter(({ matches }) => matches.length > 0)
      // At the end the browser holds back a page's load, and its first frame, for us (measured). At the start it does not, but where
      // the person gives access on a click, it then asks for a reload, and the page with the evidence is gone.
      .map((part) => ({ ...part, run_at: 'document_idle' as const }))
  );
}

/** The background may reach time-stamp authorities; no page of the extension may reach anything but the extension. */
function pagesReachNobody() {
  let isBuild = false;
  const policy = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'" />`;
  return {
    name: 'pages-reach-nobody',
    configResolved({ command }: { command: string }) {
      isBuild = command === 'build';
    },
    // While developing, pages talk to the development server.
    transformIndexHtml: (html: string) => (isBuild ? html.replace('<head>', `<head>${policy}`) : html),
  };
}

/**
 * Pages get the rules of the platforms, not the notes about where each was seen; the watcher, which names no platform, not
 * even their names; the gate only what it asks of a page.
 */
function withoutNotes() {
  let isWatcher = false;
  let isGate = false;
  return {
    name: 'platforms-without-notes',
    enforce: 'pre' as const,
    configResolved({ build: { lib } }: { build: { lib: { entry: unknown } | false } }) {
      isWatcher = isEntry(lib, 'watch');
      isGate = isEntry(lib, 'gate');
    },
    transform(code: string, id: string) {
      if (!/\/lib\/(?:platforms|families)\/[^/]+\.json$/.test(id)) return null;
      const { name, format, ...rules } = JSON.parse(code) as PlatformDefinition;
      if (isGate) return JSON.stringify({ stages: rules.stages.filter(isDefinite) });
      const left = isWatcher
        ? { links: undefined, sources: undefined }
        : { name, format, links: [], sources: [] };
      return JSON.stringify({ ...rules, ...left });
    },
  };
}

/** `lib` of Vite's build: each script on pages is one. */
function isEntry(lib: { entry: unknown } | false, name: string): boolean {
  return lib !== false && JSON.stringify(lib.entry).includes(`/entrypoints/${name}.ts`);
}

/**
 * Makes the watcher a function that nobody has called yet: a page that speaks of no payment pays for the browser's glance at
 * its code, and not for running it. See `lib/flow/held-watcher`.
 */
function heldWatcher() {
  let isWatcher = false;
  return {
    name: 'held-watcher',
    apply: 'build' as const,
    configResolved({ build: { lib } }: { build: { lib: { entry: unknown } | false } }) {
      isWatcher = isEntry(lib, 'watch');
    },
    generateBundle: {
      // After WXT has named the value of the script.
      order: 'post' as const,
      async handler(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
        for (const chunk of isWatcher ? Object.values(bundle) : [])
          if (chunk.type === 'chunk') {
            const code = chunk.code?.replace(/\s*watch;\s*$/, '');
            chunk.code = await shortened(`globalThis.startRechargeEvidence=function(){${code}return watch}`);
          }
      },
    },
  };
}

/** What esbuild has minified, once more by a minifier that also folds statements: 3 % fewer bytes gzipped. @throws Error where it does not parse. */
async function shortened(code: string): Promise<string> {
  const { code: shorter, errors } = await minify('watch.js', code, { compress: { target: 'es2022' } });
  if (errors[0] !== undefined) throw errors[0];
  return shorter;
}

/** What WXT logs around scripts on pages it logs only while developing; the words of it are in every build. */
function withoutSilentLog() {
  return {
    name: 'without-silent-log',
    apply: 'build' as const,
    transform: (code: string, id: string) =>
      /unlisted-script-entrypoint/.test(id) ? code.replace(/\blogger\.error\(.*\);/g, '') : null,
  };
}

/**
 * The popup waits for each of its files, two or three ms for each (measured), so what it shares with other pages is in three:
 * what the frame of the options needs too, what the first run needs too, and the rest. Left to itself the bundler makes one for
 * each set of pages that share something: 32. Three and not one, because those two pages have limits of their own (`page size`).
 */
function fewFilesForPopup() {
  return {
    name: 'few-files-for-popup',
    apply: 'build' as const,
    outputOptions(options: Rollup.OutputOptions): Rollup.OutputOptions | null {
      // A script on pages is one file.
      if (options.inlineDynamicImports === true) return null;
      let reached: Record<'options' | 'welcome' | 'popup', Set<string>> | undefined;
      return {
        ...options,
        // What a file imports goes with it, unless it is in another already.
        manualChunks(id, { getModuleIds, getModuleInfo }) {
          const reach = (page: string) =>
            reachedFrom(
              [...getModuleIds()].filter((each) => each.endsWith(`/entrypoints/${page}/index.html`)),
              (each) => getModuleInfo(each)?.importedIds ?? [],
            );
          reached ??= { options: reach('options'), welcome: reach('welcome'), popup: reach('popup') };
          const { options: frame, welcome, popup } = reached;
          if (!popup.has(id)) return undefined;
          if (frame.has(id)) return 'frame';
          if (welcome.has(id)) return 'base';
          const importers = getModuleInfo(id)?.importers ?? [];
          return importers.every((importer) => popup.has(importer)) ? undefined : 'purchases';
        },
      };
    },
  };
}

/** The modules that are there as soon as these are. */
function reachedFrom(starts: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set(starts);
  for (const id of found) for (const imported of importsOf(id)) found.add(imported);
  return found;
}

/** Says which sources a capture was made by: the first 12 hex of a SHA-256 over them and over the locked dependencies. */
function buildHash(): string {
  const hash = createHash('sha256');
  const root = new URL('./', import.meta.url);
  for (const part of ['components', 'entrypoints', 'lib']) {
    const files = readdirSync(new URL(part, root), { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const paths = files.map((file) => `${file.parentPath}/${file.name}`).sort();
    for (const path of paths) hash.update(readFileSync(path));
  }
  hash.update(readFileSync(new URL('./package-lock.json', root)));
  return hash.digest('hex').slice(0, 12);
}
