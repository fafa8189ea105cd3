import { expect, it } from 'vitest';
import { fewAtOnce } from './few-at-once';

const soon = () => new Promise((resolve) => setTimeout(resolve));

it('answers in order, and never holds more than a few at once', async () => {
  let open = 0;
  let most = 0;
  const items = Array.from({ length: 50 }, (_, index) => index);
  const results = await fewAtOnce(items, async (item) => {
    open += 1;
    most = Math.max(most, open);
    for (let turn = 0; turn < (item * 7) % 3; turn += 1) await soon();
    open -= 1;
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(2);
});

it('begins nothing more once something failed', async () => {
  let begun = 0;
  const working = fewAtOnce(Array.from({ length: 50 }), async () => {
    begun += 1;
    await soon();
    throw new Error('broken');
  });
  await expect(working).rejects.toThrow('broken');
  await soon();
  expect(begun).toBeLessThanOrEqual(2);
});

it('has nothing to do for nothing', async () => {
  expect(await fewAtOnce([], () => Promise.reject(new Error('never')))).toEqual([]);
});
