import { describe, expect, it } from 'vitest';
import { INCIDENTS, runRaces } from '../races/run-races';

/** The short form of `npm run races`: each incident once. */
describe('a paid page to which something happens at a random moment', () => {
  it('is never lost once it was shown for 300 ms, never pictured as another page, and names its gaps', async () => {
    const races = await runRaces(INCIDENTS.length, 20261121);
    expect(races.filter(({ isLost }) => isLost)).toEqual([]);
    expect(races.filter(({ wrongPictures }) => wrongPictures.length > 0)).toEqual([]);
    expect(races.filter(({ unnamedGaps }) => unnamedGaps.length > 0)).toEqual([]);
    // The drill is worth nothing where nothing is pictured.
    expect(races.flatMap(({ pictures }) => pictures)).toContain('screenshot');
  });
});
