import { describe, expect, it } from 'vitest';
import { answerOf, replyWith } from './envelope';

/** As browsers send it: what JSON cannot say is lost. */
const sent = (reply: unknown): unknown => JSON.parse(JSON.stringify(reply));

describe('a message’s answer', () => {
  it('comes out as it went in, nothing included', async () => {
    expect(answerOf(sent(await replyWith(async () => ({ status: 'captured' }))))).toEqual({
      status: 'captured',
    });
    expect(answerOf(sent(await replyWith(async () => undefined)))).toBeUndefined();
    expect(answerOf(sent(await replyWith(async () => null)))).toBeNull();
  });

  it('is an error with the same words where the other end failed, at once or later', async () => {
    const atOnce = await replyWith(() => {
      throw new Error('no such tab');
    });
    const later = await replyWith(async () => {
      throw new Error('the disk is full');
    });
    expect(() => answerOf(sent(atOnce))).toThrow('no such tab');
    expect(() => answerOf(sent(later))).toThrow('the disk is full');
  });

  it('is an error where nobody answered', () => {
    expect(() => answerOf(undefined)).toThrow('nobody answered');
    expect(() => answerOf(null)).toThrow('nobody answered');
  });
});
