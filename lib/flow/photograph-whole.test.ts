import { describe, expect, it } from 'vitest';
import { pixels, SIGHTING } from '../../tests/samples/capture-flow';
import type { Sighting } from '../model/page';
import { photographWhole } from './photograph-whole';

const VIEW = 1000;

/** A page of this height in a window of 1000 px; `sights` answers to each look at it. */
function page(extent: number, sights: (asked: number) => Sighting = () => SIGHTING) {
  const tops: number[] = [];
  let asked = 0;
  let isBack = false;
  return {
    tops,
    isBack: () => isBack,
    tab: {
      scroller: {
        measure: async () => ({
          kind: 'page' as const,
          box: { x: 0, y: 0, width: 1400, height: VIEW },
          extent,
        }),
        scrollTo: async (top: number) => {
          tops.push(Math.min(top, extent - VIEW));
          return tops.at(-1) ?? 0;
        },
        restore: async () => {
          isBack = true;
        },
      },
      sight: async () => sights((asked += 1)),
      screenshot: async () => pixels(),
    },
  };
}

describe('a whole page', () => {
  it('is covered from top to bottom, each frame showing a part of the one before', async () => {
    const { tab, tops, isBack } = page(4321);
    const { shots, whole } = await photographWhole(SIGHTING, tab, async () => null);
    expect(whole).toMatchObject({ frames: shots.length, gap: null });
    expect(tops[0]).toBe(0);
    expect(tops.at(-1)).toBe(4321 - VIEW);
    for (const [index, top] of tops.slice(1).entries()) expect(top - (tops[index] ?? 0)).toBeLessThan(VIEW);
    expect(isBack()).toBe(true);
  });

  it('of 60,000 px ends after 24 frames, says so, and keeps them', async () => {
    const { tab, isBack } = page(60_000);
    const { shots, whole } = await photographWhole(SIGHTING, tab, async () => null);
    expect(shots).toHaveLength(24);
    expect(whole).toMatchObject({ frames: 24, gap: 'limit', extent: 60_000 });
    expect(isBack()).toBe(true);
  });

  it('that becomes another on the way ends with what was taken of it before', async () => {
    const other = { ...SIGHTING, url: 'https://elsewhere.example/' };
    const { tab, isBack } = page(9000, (asked) => (asked <= 5 ? SIGHTING : other));
    const { shots, whole } = await photographWhole(SIGHTING, tab, async () => null);
    expect(shots).toHaveLength(2);
    expect(whole.gap).toBe('moved');
    expect(isBack()).toBe(true);
  });
});
