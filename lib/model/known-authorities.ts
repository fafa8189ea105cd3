import type { Authority } from './time-stamp';

/**
 * Authorities that public lists name in November 2026 as free to ask, for a person to choose from: none is asked until
 * it is switched on. Some answer over http only; the hash is no secret, and the reply is signed.
 */
export const KNOWN_AUTHORITIES: readonly Authority[] = [
  known('digicert', 'DigiCert', 'http://timestamp.digicert.com'),
  known('sectigo', 'Sectigo', 'http://timestamp.sectigo.com'),
  known('globalsign', 'GlobalSign', 'http://timestamp.globalsign.com/tsa/r6advanced1'),
  known('certum', 'Certum', 'http://time.certum.pl'),
  known('freetsa', 'FreeTSA', 'https://freetsa.org/tsr'),
];

function known(id: string, name: string, url: string): Authority {
  return { id, name, url, root: '', isOn: false };
}
