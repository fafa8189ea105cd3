import { expect, it } from 'vitest';
import { compareClocks } from './server-clock';

const HEADER = 'Sat, 21 Nov 2026 06:00:00 GMT';
const server = Date.UTC(2026, 10, 21, 6);

it('says within which bounds the device is ahead, for the header names whole seconds', () => {
  expect(compareClocks(HEADER, server + 60_000, server + 60_200)).toEqual({
    date: '2026-11-21T06:00:00.000Z',
    askedAt: '2026-11-21T06:01:00.000Z',
    answeredAt: '2026-11-21T06:01:00.200Z',
    aheadMs: { least: 59_000, most: 60_200 },
  });
  expect(compareClocks(HEADER, server + 100, server + 900)?.aheadMs).toEqual({ least: -900, most: 900 });
});

it.each([null, '', 'yesterday'])('says nothing of %s', (header) => {
  expect(compareClocks(header, 0, 1)).toBeNull();
});
