import { base64Of } from './base64';

/** PEM (RFC 7468) as OpenSSL writes it: base64 in lines of 64, LF. */
export function pemOf(label: 'CERTIFICATE' | 'PUBLIC KEY', der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${base64Of(der).replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}
