import { describe, expect, it } from 'vitest';
import { findChromium, findFirefox } from './find-browser.mjs';

/** A machine on which only these files start. */
function machine(platform: string, files: string[], env: Record<string, string> = {}) {
  return {
    platform,
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    home: '/home/person',
    runs: (file: string) => files.includes(file),
    list: (folder: string) => {
      const inside = files.filter((file) => file.startsWith(`${folder}/`));
      return [...new Set(inside.map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''))];
    },
  };
}

describe('findChromium', () => {
  it.each([
    ['Debian', 'linux', '/usr/bin/chromium'],
    ['a snap', 'linux', '/snap/bin/chromium'],
    ['Chrome on Linux', 'linux', '/usr/bin/google-chrome-stable'],
    ['Edge on Linux', 'linux', '/usr/bin/microsoft-edge'],
    ['Brave on Linux', 'linux', '/usr/bin/brave-browser'],
    ['Chrome on a Mac', 'darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    [
      'Edge in a home folder',
      'darwin',
      '/home/person/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
  ])('finds %s', (_name, platform, file) => {
    expect(findChromium(machine(platform, [file]))).toBe(file);
  });

  it('finds Edge on Windows', () => {
    const file = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findChromium(machine('win32', [file], { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }))).toBe(
      file,
    );
  });

  it('takes the newest Chrome for Testing, and takes it before Chrome', () => {
    const cache = '/home/person/.cache/puppeteer/chrome';
    const files = [
      `${cache}/linux-99.0.1/chrome-linux64/chrome`,
      `${cache}/linux-140.0.1/chrome-linux64/chrome`,
      '/usr/bin/google-chrome',
    ];
    expect(findChromium(machine('linux', files))).toBe(files[1]);
  });

  it('takes the one that CHROME_PATH names before any other', () => {
    const files = ['/usr/bin/chromium', '/opt/mine'];
    expect(findChromium(machine('linux', files, { CHROME_PATH: '/opt/mine' }))).toBe('/opt/mine');
  });

  it('says so where CHROME_PATH names nothing that runs, rather than taking another', () => {
    const wrong = machine('linux', ['/usr/bin/chromium'], { CHROME_PATH: '/opt/gone' });
    expect(() => findChromium(wrong)).toThrow('CHROME_PATH is /opt/gone');
  });

  it('finds nothing on a machine without browsers', () => {
    expect(findChromium(machine('linux', []))).toBeNull();
    expect(findChromium(machine('linux', ['/usr/bin/firefox']))).toBeNull();
  });
});

describe('findFirefox', () => {
  it.each([
    ['linux', '/usr/bin/firefox-esr'],
    ['linux', '/usr/bin/firefox'],
    ['darwin', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  ])('finds it on %s at %s', (platform, file) => {
    expect(findFirefox(machine(platform, [file]))).toBe(file);
  });
});
