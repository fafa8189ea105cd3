import { bytesOfBase64 } from '../model/base64';
import { HEX_256 } from '../model/hex';
import { pemOf } from '../model/pem';
import { readCertificate, type Certificate } from './certificate';
import { MalformedError } from './asn1';

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** What a person trusts: certificates, or fingerprints (lower-case hex SHA-256) of certificates that replies bring along. */
export interface TrustedRoots {
  certificates: Certificate[];
  fingerprints: string[];
}

export const NO_ROOTS: TrustedRoots = { certificates: [], fingerprints: [] };

/**
 * Certificates in PEM, or fingerprints with or without colons; nothing where the text is empty.
 * @throws MalformedError where it is neither, or a certificate cannot be read.
 */
export async function readRoots(text: string): Promise<TrustedRoots> {
  const blocks = [...text.matchAll(BLOCK)].map(([, base64 = '']) => bytesOf(base64));
  const rest = text.replace(BLOCK, '\n');
  // Beside the blocks, bundles carry remarks; a block that was cut off is no remark.
  if (/-----(BEGIN|END)/.test(rest)) throw new MalformedError('a certificate is not complete');
  const lines = rest
    .split(/[\n,]+/)
    .map((line) => line.toLowerCase().replace(/^\s*sha-?256[^=:]*[=:]|[\s:]/g, ''));
  const fingerprints = lines.filter((line) => HEX_256.test(line));
  if (blocks.length === 0 && lines.some((line) => line !== '' && !HEX_256.test(line)))
    throw new MalformedError('neither a certificate nor a fingerprint');
  return { certificates: await Promise.all(blocks.map(readCertificate)), fingerprints };
}

export function certificatePem(raw: Uint8Array): string {
  return pemOf('CERTIFICATE', raw);
}

function bytesOf(base64: string): Uint8Array {
  try {
    return bytesOfBase64(base64.replace(/\s/g, ''));
  } catch (cause) {
    throw new MalformedError('not base64', { cause });
  }
}
