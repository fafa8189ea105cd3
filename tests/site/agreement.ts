import type { SiteRequest } from './start-site';

const HOST = 'www.douyin.com';
const PATH = '/draft/douyin_agreement/recharge';

/** The agreement beside the pay button of the sample pages: the one thing that the extension asks for unasked. */
export const AGREEMENT = `https://${HOST}${PATH}`;

/** Of its own site, and saying nothing of the person. */
export function isAgreement({ method, host, path, cookie, origin }: SiteRequest): boolean {
  return method === 'GET' && host === HOST && path === PATH && cookie === null && origin === null;
}

/** What it says in the demo. */
export const AGREEMENT_PAGE = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>充值协议（示例）</title>
<h1>充值协议（示例）</h1>
<p>一、本协议是演示用的文字，由示例网站提供。</p>
<p>二、抖币一经充值成功，不予退还，法律法规另有规定的除外。</p>
<p>三、未满十八周岁的，应由监护人同意后充值。</p>
</html>`;
