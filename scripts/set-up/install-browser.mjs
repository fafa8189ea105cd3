import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, findFirefox } from './find-browser.mjs';

/**
 * What a command needs beside Node: how to see that it is there, and Debian's package for it.
 * @typedef {object} Need
 * @property {string} name In the words of the person who has to install it.
 * @property {string[]} packages
 * @property {() => boolean} isThere
 */

/** @type {Need} */
export const CHROMIUM = {
  name: 'Chromium or Chrome (or set CHROME_PATH)',
  packages: ['chromium'],
  isThere: () => findChromium() !== null,
};

/** @type {Need} Without it Chinese text in the pictures is empty boxes. */
export const CHINESE_FONT = {
  name: 'a Chinese font, such as Noto Sans CJK',
  packages: ['fonts-noto-cjk'],
  isThere: () => process.platform !== 'linux' || output('fc-list', [':lang=zh', 'family']) !== '',
};

/** @type {Need} */
export const FIREFOX = {
  name: 'Firefox (or set FIREFOX_PATH)',
  packages: ['firefox-esr'],
  isThere: () => findFirefox() !== null,
};

/** @type {Need} */
export const POPPLER = {
  name: 'poppler (pdftotext)',
  packages: ['poppler-utils'],
  isThere: () => starts('pdftotext', ['-v']),
};

/** @type {Need} Somebody else's word that our PDF is sound. */
export const QPDF = {
  name: 'qpdf',
  packages: ['qpdf'],
  isThere: () => starts('qpdf', ['--version']),
};

/** @type {Need} */
export const OPENSSL = {
  name: 'openssl',
  packages: ['openssl'],
  isThere: () => starts('openssl', ['version']),
};

/**
 * Installs what is missing where that is possible without asking: as root on Debian or Ubuntu. Elsewhere says in one line what to install.
 * @param {Need[]} needs
 * @returns {Need[]} those that are still missing
 */
export function installMissing(needs) {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return [];
  if (mayInstall()) {
    const packages = missing.flatMap((need) => need.packages);
    process.stderr.write(`Installing ${packages.join(', ')} (apt-get) …\n`);
    apt(['update', '-qq']);
    // One by one: Ubuntu has no firefox-esr, and one unknown package would stop all of them.
    for (const name of packages) apt(['install', '-y', '-qq', '--no-install-recommends', name]);
  }
  const stillMissing = missing.filter((need) => !need.isThere());
  if (stillMissing.length > 0) {
    process.stderr.write(`Please install: ${stillMissing.map((need) => need.name).join('; ')}.\n`);
  }
  return stillMissing;
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {string[]} args */
function apt(args) {
  const { status, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) process.stderr.write(`apt-get ${args[0]}: ${stderr?.trim()}\n`);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function starts(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function output(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? '';
}
