import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Machine What the search looks at; a test passes its own.
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} platform As `process.platform`.
 * @property {string} home
 * @property {(file: string) => boolean} runs Whether the file is there and starts.
 * @property {(folder: string) => string[]} list Names in a folder; none where it is missing.
 */

/** @type {Machine} */
const THIS_MACHINE = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  runs,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

/**
 * A Chromium that can load the built extension: the one CHROME_PATH names, else Chromium, Chrome for Testing, Chrome,
 * Edge or Brave in their usual places. Null where there is none; throws where CHROME_PATH names nothing that runs.
 * @param {Machine} [machine]
 */
export function findChromium(machine = THIS_MACHINE) {
  return (
    named(machine, ['CHROME_PATH', 'CHROME_BIN', 'PUPPETEER_EXECUTABLE_PATH']) ??
    firstThatRuns(machine, chromiumPlaces(machine))
  );
}

/**
 * Firefox: the one FIREFOX_PATH names, else Firefox in its usual places, or null.
 * @param {Machine} [machine]
 */
export function findFirefox(machine = THIS_MACHINE) {
  return named(machine, ['FIREFOX_PATH', 'FIREFOX_BIN']) ?? firstThatRuns(machine, firefoxPlaces(machine));
}

/**
 * @param {Machine} machine
 * @param {string[]} variables
 */
function named(machine, variables) {
  const variable = variables.find((name) => machine.env[name]);
  const file = variable && machine.env[variable];
  if (!file) return null;
  if (!machine.runs(file)) throw new Error(`${variable} is ${file}, but no browser starts there.`);
  return file;
}

/**
 * @param {Machine} machine
 * @param {string[]} files
 */
function firstThatRuns(machine, files) {
  return files.find((file) => machine.runs(file)) ?? null;
}

/** @param {Machine} machine */
function chromiumPlaces(machine) {
  const forTesting = chromeForTesting(machine);
  if (machine.platform === 'darwin') {
    return [
      ...macPlaces(machine, ['Chromium']),
      ...forTesting,
      ...macPlaces(machine, [
        'Google Chrome for Testing',
        'Google Chrome',
        'Microsoft Edge',
        'Brave Browser',
      ]),
    ];
  }
  if (machine.platform === 'win32') {
    return [
      ...windowsPlaces(machine, ['Chromium\\Application\\chrome.exe']),
      ...forTesting,
      ...windowsPlaces(machine, [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
        'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
      ]),
    ];
  }
  return [
    ...onPath(machine, ['chromium', 'chromium-browser']),
    '/snap/bin/chromium',
    ...forTesting,
    ...onPath(machine, ['google-chrome-for-testing', 'google-chrome-stable', 'google-chrome']),
    '/opt/google/chrome/chrome',
    ...onPath(machine, [
      'microsoft-edge-stable',
      'microsoft-edge',
      'brave-browser-stable',
      'brave-browser',
      'brave',
    ]),
  ];
}

/** @param {Machine} machine */
function firefoxPlaces(machine) {
  if (machine.platform === 'darwin') {
    return ['Firefox', 'Firefox Developer Edition'].flatMap((app) =>
      ['/Applications', join(machine.home, 'Applications')].map(
        (folder) => `${folder}/${app}.app/Contents/MacOS/firefox`,
      ),
    );
  }
  if (machine.platform === 'win32') return windowsPlaces(machine, ['Mozilla Firefox\\firefox.exe']);
  return [...onPath(machine, ['firefox-esr', 'firefox']), '/opt/firefox/firefox', '/snap/bin/firefox'];
}

/**
 * Chrome for Testing, where Puppeteer keeps its downloads; newest first.
 * @param {Machine} machine
 */
function chromeForTesting(machine) {
  const cache = machine.env['PUPPETEER_CACHE_DIR'] ?? join(machine.home, '.cache', 'puppeteer');
  const inside =
    machine.platform === 'darwin'
      ? 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
      : machine.platform === 'win32'
        ? 'chrome.exe'
        : 'chrome';
  const versions = machine
    .list(join(cache, 'chrome'))
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  return versions.flatMap((version) =>
    machine
      .list(join(cache, 'chrome', version))
      .map((folder) => join(cache, 'chrome', version, folder, inside)),
  );
}

/**
 * @param {Machine} machine
 * @param {string[]} names
 */
function onPath(machine, names) {
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * @param {Machine} machine
 * @param {string[]} apps
 */
function macPlaces(machine, apps) {
  return apps.flatMap((app) =>
    ['/Applications', join(machine.home, 'Applications')].map(
      (folder) => `${folder}/${app}.app/Contents/MacOS/${app}`,
    ),
  );
}

/**
 * @param {Machine} machine
 * @param {string[]} files
 */
function windowsPlaces(machine, files) {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => machine.env[name] ?? [],
  );
  return files.flatMap((file) => folders.map((folder) => `${folder}\\${file}`));
}

/**
 * On Linux the file is started too: Ubuntu's chromium-browser is a script that only says "install the snap".
 * Elsewhere `--version` would open a window.
 * @param {string} file
 */
function runs(file) {
  if (!existsSync(file)) return false;
  if (process.platform !== 'linux') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
