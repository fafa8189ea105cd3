import { describe, expect, it } from 'vitest';
import { jpegCopy, type PictureCopy } from '../model/picture-copy';
import { CopierGoneError } from './copy-in-worker';
import { openCopiers, type Copier } from './picture-copiers';

const WISH = { pixelRatio: 1, asJpeg: true };
const soon = () => new Promise((resolve) => setTimeout(resolve));
const picture = (name: string) => new Blob([name]);
const copied = (blob: Blob) => jpegCopy(blob, 1, 1);
const told = ({ content }: PictureCopy) => content.text();

function copiersOf(copy: Copier['copy'], more: Partial<Parameters<typeof openCopiers>[0]> = {}) {
  let opened = 0;
  let ended = 0;
  const copiers = openCopiers({
    most: 2,
    open: () => {
      opened += 1;
      return { copy, end: () => (ended += 1) };
    },
    ...more,
  });
  return { copiers, opened: () => opened, ended: () => ended };
}

describe('pictures are copied by a few workers', () => {
  it('each by one that is free, and no more of them than there may be', async () => {
    let working = 0;
    let most = 0;
    const { copiers, opened, ended } = copiersOf(async (blob) => {
      most = Math.max(most, ++working);
      await soon();
      working -= 1;
      return copied(blob);
    });
    const names = Array.from({ length: 9 }, (_, index) => `picture ${index}`);
    const copies = await Promise.all(names.map((name) => copiers.copyPicture(picture(name), WISH)));
    expect(await Promise.all(copies.map(told))).toEqual(names);
    expect([most, opened()]).toEqual([2, 2]);
    copiers.close();
    expect(ended()).toBe(2);
  });

  it('opens none before there is a picture', () => {
    const { copiers, opened } = copiersOf(copied);
    copiers.close();
    expect(opened()).toBe(0);
  });

  it('tells of a picture that cannot be read, and goes on with the others', async () => {
    const { copiers, opened } = copiersOf(async (blob) => {
      if ((await blob.text()) === 'broken') throw new Error('cannot be decoded');
      return copied(blob);
    });
    const asked = ['a', 'broken', 'b', 'c'].map((name) => copiers.copyPicture(picture(name), WISH));
    await expect(asked[1]).rejects.toThrow('cannot be decoded');
    expect(
      await Promise.all([asked[0], asked[2], asked[3]].map(async (one) => one && told(await one))),
    ).toEqual(['a', 'b', 'c']);
    expect(opened()).toBe(2);
  });

  it('copies in the document what a worker that failed did not, and what it would have been asked next', async () => {
    const here: string[] = [];
    const { copiers } = copiersOf(() => Promise.reject(new CopierGoneError('it did not start')), {
      here: async (blob) => {
        here.push(await blob.text());
        return copied(blob);
      },
    });
    const names = ['a', 'b', 'c', 'd', 'e'];
    const copies = await Promise.all(names.map((name) => copiers.copyPicture(picture(name), WISH)));
    expect(await Promise.all(copies.map(told))).toEqual(names);
    expect(here.toSorted()).toEqual(names);
  });
});
