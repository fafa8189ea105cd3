import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One package whose code is in the build.
 * @typedef {{ name: string, version: string, licence: string, text: string }} Shipped
 */

/** Folders of packages whose modules went into any bundle of this build. @type {Set<string>} */
const folders = new Set();

/** A Vite plugin that notes which packages' modules a bundle really holds; what was shaken out does not count. */
export function noteShippedPackages() {
  return {
    name: 'note-shipped-packages',
    /** @param {unknown} _options @param {Record<string, { type: string, modules?: Record<string, { renderedLength: number }> }>} bundle */
    generateBundle(_options, bundle) {
      for (const { modules = {} } of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(modules)) {
          const folder = renderedLength > 0 ? packageFolder(id) : null;
          if (folder !== null) folders.add(folder);
        }
      }
    },
  };
}

/**
 * Writes `licences.json` beside the manifest: what each package in the build says of itself, without any network.
 * @param {string} target
 */
export function writeLicences(target) {
  const packages = [...folders].map(describe).sort((one, other) => (one.name < other.name ? -1 : 1));
  writeFileSync(join(target, 'licences.json'), JSON.stringify(packages));
}

/**
 * The folder of the package that a module belongs to; null for our own code and for modules that no file holds.
 * @param {string} id
 */
function packageFolder(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!path.includes('/node_modules/') || !existsSync(path)) return null;
  let folder = dirname(path);
  while (!/\/node_modules\/(@[^/]+\/)?[^/]+$/.test(folder)) folder = dirname(folder);
  return folder;
}

/**
 * @param {string} folder
 * @returns {Shipped}
 */
function describe(folder) {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return { name, version, licence: license ?? 'unknown', text };
}
