import { describe, expect, it } from 'vitest';
import { sampleCapture, sampleField } from '../../tests/samples/sample-capture';
import { proposeMasks, proposeTyped } from './propose-masks';
import { regionsOf } from './regions';

const found = (text: string) =>
  proposeMasks([{ id: 'c-1', fields: [], text }]).map(({ kind, text: value }) => [kind, value]);

describe('what is proposed to be masked', () => {
  it.each([
    ['绑定手机 13800138000 已验证', 'phone', '13800138000'],
    ['手机号：138 0013 8000', 'phone', '138 0013 8000'],
    ['充值号码 186****2212', 'phone', '186****2212'],
    ['Tel. +33 6 12 34 56 78', 'phone', '+33 6 12 34 56 78'],
    ['回执发到 zhang.san@example.com。', 'email', 'zhang.san@example.com'],
    ['招商银行储蓄卡 尾号8888', 'card', '8888'],
    ['Visa **** **** **** 4242', 'card', '**** **** **** 4242'],
    ['卡号：6222 0212 3456 7890 123', 'card', '6222 0212 3456 7890 123'],
    ['收款人：张三丰', 'name', '张三丰'],
    ['户名：*三丰', 'name', '*三丰'],
    ['Payee: Anna Schmidt', 'name', 'Anna Schmidt'],
    ['身份证 11010519491231002X', 'id-number', '11010519491231002X'],
  ])('in “%s” is a %s', (text, kind, value) => expect(found(text)).toContainEqual([kind, value]));

  it.each([
    '订单号 2026112114020001',
    '订单号 202611211402000123',
    '支付时间 2026-11-21 14:02:33',
    '金额 ￥13800.00',
    '流水 4200002213202611219988776655',
  ])('in “%s” is nothing', (text) => expect(found(text)).toEqual([]));

  it('is the account that was read, once however it is spelled, with its places', () => {
    const account = sampleField('account', '13800138000', { box: { x: 1, y: 1, width: 9, height: 9 } });
    const subjects = [
      { id: 'c-1', fields: [account], text: '账号 138 0013 8000，短信发到 13800138000' },
      { id: 'c-2', fields: [], text: '没有' },
    ];
    expect(proposeMasks(subjects)).toEqual([
      { kind: 'account', text: '13800138000', captureIds: ['c-1'], times: 2, placed: 1 },
    ]);
    expect(proposeTyped(' 短信 ', subjects)).toMatchObject({
      kind: 'other',
      text: '短信',
      times: 1,
      placed: 0,
    });
  });

  it('never is the order number, which a refund needs', () => {
    const orderNo = sampleField('orderNo', '13912345678');
    expect(proposeMasks([{ id: 'c-1', fields: [orderNo], text: '订单号 13912345678' }])).toEqual([]);
  });
});

describe('where pictures are masked', () => {
  const capture = sampleCapture({
    fields: [sampleField('account', '13800138000', { box: { x: 100, y: 50, width: 80, height: 16 } })],
  });
  const fact = (path: string, text: string) => ({
    path,
    role: 'first' as const,
    takenAt: '',
    textSha256Before: text,
    textSha256After: text,
    stable: true,
  });
  const two = (second: string) => ({
    ...capture,
    body: {
      ...capture.body,
      files: ['screen-001.png', 'screen-002.png'].map((path) => {
        return { path, type: 'image/png', bytes: 1, sha256: '', width: 400, height: 300 };
      }),
      pictures: [fact('screen-001.png', 'a'), fact('screen-002.png', second)],
    },
  });
  const values = [{ kind: 'phone' as const, text: '138-0013-8000' }];
  const redaction = { values, regions: [], leftOut: [] };

  it('is around the value, wider than it, in every picture that says the same', () => {
    const boxes = regionsOf(two('a'), redaction).map((picture) => picture.boxes);
    expect(boxes).toEqual([
      [{ x: 94, y: 44, width: 96, height: 32 }],
      [{ x: 94, y: 44, width: 96, height: 32 }],
    ]);
  });

  it('is the whole of a picture whose page had changed by then', () => {
    expect(regionsOf(two('b'), redaction)[1]?.boxes).toEqual([{ x: 0, y: 0, width: 400, height: 300 }]);
  });

  it('is inside the picture, in whole px, wherever it was drawn', () => {
    const drawn = {
      captureId: capture.id,
      path: 'screen-002.png',
      box: { x: -3.4, y: 280.2, width: 20, height: 99 },
    };
    expect(regionsOf(two('a'), { ...redaction, values: [], regions: [drawn] })[1]?.boxes).toEqual([
      { x: 0, y: 280, width: 17, height: 20 },
    ]);
  });
});
