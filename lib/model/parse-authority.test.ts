import { describe, expect, it } from 'vitest';
import { KNOWN_AUTHORITIES } from './known-authorities';
import { authorityMatch, parseAuthority } from './parse-authority';
import { DEFAULT_SETTINGS } from './settings';

const written = { name: 'Mine', url: 'https://tsa.example.com/tsr', root: '' };

describe('an authority that a person adds', () => {
  it('is switched on, and named in files by its host', () => {
    expect(parseAuthority(written, [])).toEqual({
      authority: { id: 'tsa-example-com', name: 'Mine', url: written.url, root: '', isOn: true },
    });
  });

  it('never shares the name of another in files', () => {
    const first = parseAuthority(written, []);
    if ('problems' in first) throw new Error('refused');
    const second = parseAuthority({ ...written, url: `${written.url}2` }, [first.authority]);
    expect(second).toMatchObject({ authority: { id: 'tsa-example-com-2' } });
  });

  it.each([
    ['', 'no-url'],
    ['tsa.example.com', 'not-http'],
    ['ftp://tsa.example.com', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['https://me:secret@tsa.example.com', 'has-secrets'],
    [KNOWN_AUTHORITIES[0]?.url ?? '', 'known-url'],
  ])('is refused with %s: %s', (url, problem) => {
    expect(parseAuthority({ ...written, url }, KNOWN_AUTHORITIES)).toEqual({ problems: { url: problem } });
  });

  it('needs the permission of its host alone', () => {
    expect(authorityMatch('http://tsa.example.com:8080/tsr?x')).toBe('http://tsa.example.com/*');
  });
});

describe('without a word from the person', () => {
  it('time stamps are off, and so is every authority', () => {
    expect(DEFAULT_SETTINGS.timeStamps).toBe(false);
    expect(DEFAULT_SETTINGS.authorities.length).toBeGreaterThan(2);
    expect(DEFAULT_SETTINGS.authorities.filter(({ isOn }) => isOn)).toEqual([]);
  });
});
