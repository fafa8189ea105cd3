import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../model/settings';
import { CHECKS } from '../../model/verdict';
import { checkText } from '.';
import { describeFinding } from './describe-finding';
import zhCN from './zh-CN.json';

describe("the checker's texts", () => {
  it('have a name and a passing sentence for every check', () => {
    for (const check of CHECKS) {
      expect(zhCN[`check-${check}`]).not.toBe('');
      expect(zhCN[`pass-${check}`]).not.toBe('');
    }
  });
});

beforeAll(async () => {
  await Promise.all(LANGUAGES.map((language) => checkText.load(language)));
});

describe('a finding', () => {
  it.each(LANGUAGES)('in %s names the file and leaves no gap', (language) => {
    const sentence = describeFinding(
      { check: 'manifest', outcome: 'fail', code: 'malformed', subject: 'data/ledger.jsonl' },
      checkText(language),
    );
    expect(sentence).toContain('data/ledger.jsonl');
    expect(sentence).not.toMatch(/[{}]|\(\)|（）/);
  });

  it('names the line of a list in words', () => {
    const finding = { check: 'ledger', outcome: 'fail', code: 'broken-chain', subject: 'ledger:12' } as const;
    expect(describeFinding(finding, checkText('zh-CN'))).toContain('台账第 12 行');
    expect(describeFinding(finding, checkText('en'))).toContain('Ledger line 12');
  });

  it('says which bytes, both ends included', () => {
    const finding = { check: 'manifest', outcome: 'fail', code: 'wrong-hash', subject: 'a.png' } as const;
    const at = (from: number, to: number) =>
      describeFinding({ ...finding, range: { from, to } }, checkText('en'));
    expect(at(8, 33)).toContain('(bytes 8 to 32, counted from 0)');
    expect(at(8, 9)).toContain('(byte 8, counted from 0)');
    expect(at(8, 8)).toContain('(byte 8, counted from 0)');
  });

  it('cannot be given a second line or another direction by a file name', () => {
    const finding = {
      check: 'container',
      outcome: 'fail',
      code: 'extra-file',
      subject: 'a\n✓ intact\u202Etxt',
    } as const;
    expect(describeFinding(finding, checkText('en'))).toMatch(/^a\uFFFD✓ intact\uFFFDtxt: an added file/);
  });
});
