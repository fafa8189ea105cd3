/** Names under which sites pass sessions, signatures and credentials; order numbers and amounts are kept. */
const SECRET_NAME =
  /token|secret|passw|session|credential|signature|(^|[_-])(sign|sig|auth|key|jwt|sid|ticket|nonce|cookie|csrf|xsrf|otp|code|state|openid|unionid)([_-]|$)|(access|api|app)_?key/i;

/** A JSON web token, or a blob that no order number, name or amount is as long as. */
const SECRET_VALUE = /^eyJ[\w-]+\.|^[\w+/=.%-]{80,}$/;

/** Stands for each value that was taken out of an address. */
export const REMOVED = 'removed';

/**
 * The address without what could open the person's account: user info, secret parameters (names kept, values replaced
 * by `removed`) and a fragment that carries parameters. What is not a URL comes back empty.
 */
export function scrubUrl(url: string): string {
  if (!URL.canParse(url)) return '';
  const scrubbed = new URL(url);
  if (scrubbed.protocol !== 'http:' && scrubbed.protocol !== 'https:')
    return `${scrubbed.protocol}${REMOVED}`;
  scrubbed.username = '';
  scrubbed.password = '';
  for (const [name, value] of [...scrubbed.searchParams]) {
    if (SECRET_NAME.test(name) || SECRET_VALUE.test(value)) scrubbed.searchParams.set(name, REMOVED);
  }
  if (/[=&]/.test(scrubbed.hash) || scrubbed.hash.length > 80) scrubbed.hash = '';
  return scrubbed.href;
}
