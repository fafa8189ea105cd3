import type { SiteRequest } from './start-site';

const HOST = 'www.douyin.com';
const PATH = '/draft/douyin_agreement/recharge';

/** The agreement beside the pay button of the sample pages: the one thing that the extension asks for unasked. */
export const AGREEMENT = `https://${HOST}${PATH}`;

/** Of its own site, and saying nothing of the person. */
export function isAgreement({ method, host, path, cookie, origin }: SiteRequest): boolean {
  return method === 'GET' && host === HOST && path === PATH && cookie === null && origin === null;
}
