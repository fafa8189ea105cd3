import { describe, expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { sampleClaim } from '../../tests/samples/sample-claim';
import type { Claim, StatusChange } from '../model/claim';
import { changesSince, nextEdition, withEdition, type EditionContent } from './claim-editions';

const AT = Date.parse('2026-11-21T12:00:00+08:00');
const CNY30 = { minor: 3000, currency: 'CNY', raw: '￥30.00' };
const first: EditionContent = {
  captureIds: ['c-1'],
  there: ['order_no'],
  asked: CNY30,
  full: '申请退款30.00元。',
};
const change = (status: StatusChange['status'], note = ''): StatusChange => ({
  status,
  recipient: 'douyin',
  at: AT,
  note,
});

function exported(claim: Claim, content: EditionContent): Claim {
  return { ...claim, editions: withEdition(claim, nextEdition(claim, content)) };
}
const noted = (claim: Claim, ...changes: StatusChange[]): Claim => ({
  ...claim,
  history: [...claim.history, ...changes],
});

describe('editions of a claim', () => {
  it('stay the first one while nobody has answered, however often it is exported', () => {
    let claim = exported(sampleClaim(), first);
    claim = noted(exported(claim, { ...first, captureIds: ['c-1', 'c-2'] }), change('submitted'));
    expect(claim.editions?.map(({ version, captureIds }) => [version, captureIds])).toEqual([
      [1, ['c-1', 'c-2']],
    ]);
    expect(nextEdition(claim, first).version).toBe(1);
    expect(changesSince(claim, first, [])).toBeNull();
  });

  it('name what is new after a rejection, and the same again when it is exported again', () => {
    const rejected = noted(
      exported(sampleClaim(), first),
      change('submitted'),
      change('rejected', ' 证据不足 '),
    );
    const second: EditionContent = {
      captureIds: ['c-1', 'c-2'],
      there: ['order_no', 'balance_after'],
      asked: { ...CNY30, minor: 1200 },
      full: '申请退款12.00元。',
    };
    const captures = [
      sampleCapture({ id: 'c-1' }),
      sampleCapture({ id: 'c-2', stage: 'balance', fields: [sampleField('orderNo', 'A-7')] }),
    ];
    const again = exported(rejected, second);
    for (const claim of [rejected, again]) {
      expect(nextEdition(claim, second).version).toBe(2);
      expect(changesSince(claim, second, captures)).toEqual({
        from: 1,
        answer: { status: 'rejected', day: '2026-11-21', note: '证据不足' },
        captures: [{ id: 'c-2', stage: 'balance', orderNo: 'A-7' }],
        evidence: ['balance_after'],
        asked: { from: CNY30, to: { ...CNY30, minor: 1200 } },
        isRewritten: true,
      });
    }
    const third = noted(again, change('asked-for-more'));
    expect(nextEdition(third, second).version).toBe(3);
    expect(changesSince(third, second, captures)).toMatchObject({
      from: 2,
      captures: [],
      evidence: [],
      asked: null,
    });
  });

  it('are none where the packet that was turned down was not made here', () => {
    const claim = noted(sampleClaim(), change('submitted'), change('rejected'));
    expect(nextEdition(claim, first).version).toBe(1);
    expect(changesSince(claim, first, [])).toBeNull();
  });
});
