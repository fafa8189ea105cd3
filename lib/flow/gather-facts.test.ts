import { describe, expect, it } from 'vitest';
import { captureTools, pixels, request, SIGHTING, tab } from '../../tests/samples/capture-flow';
import type { Picture } from '../capture/compose-capture';
import type { Sighting } from '../model/page';
import { PictureGapError } from '../model/picture-gap';
import { gatherFacts, type CapturedTab } from './gather-facts';

const tools = captureTools();
const gone = () => Promise.reject(new Error('no such document'));
const ELSEWHERE: Sighting = { ...SIGHTING, url: 'https://elsewhere.example/' };
/** The same address, loaded again three seconds later. */
const RELOADED: Sighting = {
  ...SIGHTING,
  clock: {
    ...SIGHTING.clock,
    utc: '2026-11-21T06:02:03.000Z',
    monotonicMs: 40,
    timeOrigin: 1_795_240_003_000,
  },
};
const LATER: Sighting = {
  ...SIGHTING,
  clock: { ...SIGHTING.clock, utc: '2026-11-21T06:02:03.000Z', monotonicMs: 3012 },
};

function gather(from: CapturedTab, keepFirst: (picture: Picture) => Promise<void> = async () => undefined) {
  return gatherFacts('c-1', request('paid'), from, tools, keepFirst);
}

describe('the picture', () => {
  it('is kept where tab, document, address and text are the same after it', async () => {
    const { picture } = await gather(tab({ sight: async () => LATER }));
    expect(picture).toMatchObject({ method: 'screenshot', reason: null });
    expect(picture.shots).toHaveLength(1);
    expect(picture.shots[0]?.textSha256After).toBe(picture.shots[0]?.textSha256Before);
  });

  it.each<[string, Partial<CapturedTab>]>([
    ['a screenshot, the page being elsewhere', { sight: async () => ELSEWHERE }],
    ['a screenshot, the page having been loaded again', { sight: async () => RELOADED }],
    [
      'a redrawn page, the page being elsewhere',
      { sight: async () => ELSEWHERE, screenshot: () => Promise.reject(new PictureGapError('refused')) },
    ],
    [
      'a redrawn page, nobody knowing of which document',
      { sight: gone, screenshot: () => Promise.reject(new PictureGapError('refused')) },
    ],
    [
      'a screenshot, a navigation having begun and the page not answering',
      { sight: gone, screenshot: async () => pixels({ isCertain: false }) },
    ],
  ])('is thrown away: %s', async (_, moved) => {
    const { picture } = await gather(tab(moved));
    expect(picture).toMatchObject({
      method: 'none',
      shots: [],
      reason: 'the page moved while its picture was taken',
    });
  });

  it('is kept where the page left at once after it, and nothing speaks of what came after', async () => {
    const { picture } = await gather(tab({ sight: gone }));
    expect(picture.shots).toMatchObject([{ role: 'first', textSha256After: null }]);
  });

  it('is named as lost to a closed tab', async () => {
    const closed = tab({
      isActive: gone,
      sight: gone,
      copy: gone,
      screenshot: () => Promise.reject(new PictureGapError('closed')),
    });
    const facts = await gather(closed);
    expect(facts.picture).toMatchObject({ method: 'none', reason: 'the tab was closed' });
    expect(facts.copyGap).toBe('gone');
  });

  it('is drawn from the page where its tab is in the background, and says so', async () => {
    const { picture } = await gather(
      tab({ screenshot: () => Promise.reject(new PictureGapError('hidden')) }),
    );
    expect(picture).toMatchObject({
      method: 'rendered',
      reason: 'the tab was not the one its window showed',
      attempts: 0,
    });
  });
});

describe('the copy of the page', () => {
  it('is not kept where it may be of the page that came after', async () => {
    const facts = await gather(tab({ sight: async () => ELSEWHERE }));
    expect(facts).toMatchObject({ html: null, copyGap: 'moved' });
  });

  it('is kept of a page that left, where it can only be of that document', async () => {
    const facts = await gather(tab({ sight: gone, isBoundToDocument: true }));
    expect(facts).toMatchObject({ html: '<p>收银台', copyGap: null });
  });
});

describe('a page that moves', () => {
  /** Each sighting shows the next of these texts, and the last one from then on. */
  function moving(texts: readonly string[], more: Partial<CapturedTab> = {}): CapturedTab {
    let seen = 0;
    let shots = 0;
    return tab({
      sight: async () => {
        const text = texts[Math.min(seen, texts.length - 1)] ?? '';
        seen += 1;
        return { ...LATER, text };
      },
      screenshot: async () => {
        shots += 1;
        return pixels({ png: new Blob([`picture ${shots}`]) });
      },
      ...more,
    });
  }

  it('gets a second picture once it stands still; the first one is kept at once, and marked', async () => {
    const kept: Picture[] = [];
    const { picture } = await gather(moving(['支付中', '支付成功', '支付成功']), async (first) => {
      kept.push(first);
    });
    const [first, second] = picture.shots;
    expect(picture.shots.map(({ role }) => role)).toEqual(['first', 'settled']);
    expect(first?.textSha256After).not.toBe(first?.textSha256Before);
    expect(second?.textSha256After).toBe(second?.textSha256Before);
    expect(kept[0]?.shots).toHaveLength(1);
  });

  it('gets no third one where it never stands still: the second is marked, too', async () => {
    const texts = Array.from({ length: 40 }, (_, second) => `${second} 秒后返回`);
    const { picture } = await gather(moving(texts));
    expect(picture.shots).toHaveLength(2);
    for (const shot of picture.shots) expect(shot.textSha256After).not.toBe(shot.textSha256Before);
  });

  it('keeps its first picture where it went elsewhere while the second was waited for', async () => {
    let seen = 0;
    const { picture } = await gather(
      moving([], {
        sight: async () => {
          seen += 1;
          return seen === 1 ? { ...LATER, text: '即将跳转' } : ELSEWHERE;
        },
      }),
    );
    expect(picture.shots.map(({ role }) => role)).toEqual(['first']);
  });

  it('gets a second picture after it was loaded, unless that is the same picture', async () => {
    const loading = () => {
      let asked = 0;
      return async () => (asked += 1) < 3;
    };
    const { text } = SIGHTING;
    const changed = await gather(moving([text], { isLoading: loading() }));
    expect(changed.picture.shots.map(({ role }) => role)).toEqual(['first', 'settled']);
    const same = await gather(tab({ sight: async () => LATER, isLoading: loading() }));
    expect(same.picture.shots).toHaveLength(1);
  });
});
