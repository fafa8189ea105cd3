import { describe, expect, it } from 'vitest';
import { isExcludedHost } from './excluded-host';
import { parseHost } from './parse-host';

describe('excluded hosts', () => {
  it('names a host and all below it, and nothing that only ends alike', () => {
    expect(isExcludedHost('bank.example', ['bank.example'])).toBe(true);
    expect(isExcludedHost('pay.bank.example', ['bank.example'])).toBe(true);
    expect(isExcludedHost('mybank.example', ['bank.example'])).toBe(false);
    expect(isExcludedHost('bank.example.net', ['bank.example'])).toBe(false);
  });

  it.each([
    ['bank.example', 'bank.example'],
    [' HTTPS://Bank.Example:8443/login?x=1 ', 'bank.example'],
    ['银行.example', 'xn--jn2a72x.example'],
    ['localhost', 'localhost'],
  ])('takes %s', (written, host) => {
    expect(parseHost(written)).toBe(host);
  });

  it.each(['', '   ', '*.example', 'a b', 'https://', '<all_urls>', 'file:///etc'])(
    'refuses “%s”',
    (written) => {
      expect(parseHost(written)).toBeNull();
    },
  );
});
