import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinBytes } from './join-bytes';

it('puts one piece behind the other', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (pieces) => {
      expect([...joinBytes(pieces)]).toEqual(pieces.flatMap((piece) => [...piece]));
    }),
  );
});
