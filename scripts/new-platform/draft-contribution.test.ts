import { expect, it } from 'vitest';
import { parsePlatform } from '../../lib/model/parse-platform';
import { draftContribution, draftDefinition } from './draft-contribution';

const OWN = {
  orderNo: 'AC2026112177440199',
  nick: '王小明的店',
  phone: '13912345678',
  street: '幸福路8号',
  token: 'f3a9c1d2e4b5a697',
};
const URL_OF_PAGE = `https://pay.acme.example/result?trade_no=${OWN.orderNo}&token=${OWN.token}`;
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>支付结果</title><h1>支付成功</h1>
  <p>昵称：${OWN.nick}</p><p>手机号：${OWN.phone}</p><p>送到 ${OWN.street}</p><input value="typed-by-hand">
  <dl><dt>订单号</dt><dd>${OWN.orderNo}</dd><dt>实付金额</dt><dd>￥30.00</dd></dl><script>var who = "${OWN.nick}"</script></html>`;

it('drafts what the repository stores, without anybody’s data, and as it reads', () => {
  const definition = draftDefinition('acme', URL_OF_PAGE);
  const { files, stage, fields, isAlike } = draftContribution(
    { html: PAGE, url: URL_OF_PAGE, words: [OWN.street] },
    definition,
  );
  expect(files.map(({ path }) => path)).toEqual([
    'lib/platforms/acme.json',
    'tests/pages/acme/paid/source.html',
    'tests/pages/acme/paid/page.json',
    'tests/pages/acme/paid/expected.json',
  ]);
  const [platform, ...fixture] = files.map(({ text }) => text);
  expect(parsePlatform(platform ?? '')).toMatchObject({
    ok: true,
    platform: { matches: ['https://pay.acme.example/*'] },
  });
  for (const own of [...Object.values(OWN), 'typed-by-hand']) expect(fixture.join('\n')).not.toContain(own);
  expect(fixture[0]).toContain('￥30.00');
  expect({ stage, fields, isAlike }).toMatchObject({ stage: 'paid', isAlike: true });
  expect(fields).toEqual(expect.arrayContaining(['orderNo', 'amount']));
});
