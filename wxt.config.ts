import preact from '@preact/preset-vite';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'wxt';

/**
 * `TEST_BUILD=1` grants `<all_urls>` in the manifest, as if the person had pressed the button: permission prompts cannot
 * be clicked headless. It goes to a folder of its own and is never packed for a store.
 */
const isTestBuild = process.env['TEST_BUILD'] === '1';

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
  },
  manifestVersion: 3,
  outDirTemplate: isTestBuild
    ? '{{browser}}-mv{{manifestVersion}}-test'
    : '{{browser}}-mv{{manifestVersion}}',
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
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: isTestBuild ? ['<all_urls>'] : platformMatches(),
    optional_host_permissions: isTestBuild ? [] : ['<all_urls>'],
    minimum_chrome_version: '120',
    content_security_policy: {
      // No connection leaves the extension's own pages and worker; Firefox's default would also upgrade http (measured).
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'",
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
    plugins: [withoutNotes(), chineseAsItIs(), withoutForeignApis(), preact()],
    define: { __BUILD__: JSON.stringify(buildHash()) },
    build: { target: 'es2022' },
  }),
});

/** Host permissions for the built-in platforms, read off their files: this config is not a Vite module, so no glob import. */
function platformMatches(): string[] {
  const folder = new URL('./lib/platforms/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const definitions = files.map(
    (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { matches: string[] },
  );
  return [...new Set(definitions.flatMap((definition) => definition.matches))].sort();
}

/** Pages get the rules of the platforms, not the notes about where each was seen: the watcher stays small. */
function withoutNotes() {
  return {
    name: 'platforms-without-notes',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/\/lib\/platforms\/[^/]+\.json$/.test(id)) return null;
      return JSON.stringify({ ...(JSON.parse(code) as object), links: [], sources: [] });
    },
  };
}

/** What the browser gives to a page's script; the polyfill's table of all other APIs would be dead weight there. */
const PAGE_APIS = ['extension', 'i18n', 'runtime', 'storage'];

/** The polyfill in scripts that run on pages: the same code, with the part of its table that can be used there. */
function withoutForeignApis() {
  let isForPages = false;
  return {
    name: 'polyfill-for-pages',
    enforce: 'pre' as const,
    configResolved({ build }: { build: { lib: false | { entry: unknown } } }) {
      isForPages = build.lib !== false && /\b(watch\.content|gate)\.ts/.test(JSON.stringify(build.lib.entry));
    },
    load(id: string) {
      if (!isForPages || !/^[^\0?]*webextension-polyfill\/dist\/browser-polyfill\.js$/.test(id)) return null;
      const code = readFileSync(id, 'utf8');
      const start = code.indexOf('{', code.indexOf('const apiMetadata = {'));
      const end = code.indexOf('};', start) + 1;
      const table = JSON.parse(code.slice(start, end)) as Record<string, unknown>;
      const kept = Object.fromEntries(PAGE_APIS.map((name) => [name, table[name]]));
      return { code: code.slice(0, start) + JSON.stringify(kept) + code.slice(end), map: null };
    },
  };
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
