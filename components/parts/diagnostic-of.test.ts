import { expect, test } from 'vitest';
import { diagnosticOf } from './diagnostic-of';

const AROUND = {
  version: '0.1.0',
  build: 'abc',
  browser: 'Chromium',
  language: 'zh-CN',
  at: new Date('2026-11-21T04:00:00Z'),
};

test('names what failed and where, in one line each, without a stack', () => {
  const error = new Error('could not open\n at somewhere (file.js:1:1)');
  error.name = 'OpenFailedError';
  expect(diagnosticOf(error, AROUND).split('\n')).toEqual([
    'Recharge Evidence 0.1.0 (abc)',
    'OpenFailedError: could not open',
    'Chromium',
    'zh-CN · 2026-11-21T04:00:00.000Z',
  ]);
});

test('what was thrown may be anything', () => {
  expect(diagnosticOf('no', AROUND)).toContain('Error: no');
});
