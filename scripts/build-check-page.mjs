// Builds tools/verify.html, the checker that goes into every packet: one file that works offline, opened from disk.
//   node scripts/build-check-page.mjs
import preact from '@preact/preset-vite';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('./check-page/', import.meta.url));
const TARGET = fileURLToPath(new URL('../public/tools/verify.html', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCheckPage();

/** Writes public/tools/verify.html where it changed, and answers with its text. */
export async function buildCheckPage() {
  const html = await composeCheckPage();
  if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== html) {
    mkdirSync(dirname(TARGET), { recursive: true });
    writeFileSync(TARGET, html);
  }
  return html;
}

async function composeCheckPage() {
  const result = await build({
    root: SOURCE,
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: [preact()],
    // In a fresh clone the tsconfig extends a file that WXT writes only after this.
    esbuild: {
      tsconfigRaw: JSON.stringify({ compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'preact' } }),
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
  });
  const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (result);
  const names = output.map(({ fileName }) => fileName).join(', ');
  /** @param {string} end */
  const textOf = (end) => {
    const file = output.find(({ fileName }) => fileName.endsWith(end));
    if (file === undefined || output.length !== 3)
      throw new Error(`expected a page, a style and a script, got ${names}`);
    return (file.type === 'chunk' ? file.code : String(file.source)).trim();
  };
  return inline(textOf('.html'), textOf('.css'), textOf('.js'));
}

/**
 * One file. The policy lets only this very script and style in, named by their hashes: no network, no frame, no form,
 * and nothing that a packet might smuggle into the page.
 * @param {string} page
 * @param {string} style
 * @param {string} code
 */
function inline(page, style, code) {
  const script = code.replaceAll('</script', '<\\/script');
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  const html = page
    .replace(/\s*<(script|link)[^>]*(src|href)="\.\/assets\/[^>]*>(<\/script>)?/g, '')
    .replace(
      /(<meta charset="utf-8" \/>)/,
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`);
  if (/(src|href)=["']?(\.|\/|https?:)/i.test(html.replace(script, '')))
    throw new Error('the page still points to another file');
  return html;
}

/** @param {string} text */
function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
