import type { ReadRoots } from '../model/message';
import { MalformedError } from '../timestamp/asn1';
import { readRoots } from '../timestamp/pem';

/** What a person wrote as an authority's root, read before it is relied on. */
export async function describeRoots(text: string): Promise<ReadRoots> {
  try {
    const { certificates, fingerprints } = await readRoots(text);
    return {
      status: 'read',
      certificates: certificates.map(({ name, sha256, notAfter }) => ({ name, sha256, notAfter })),
      fingerprints,
    };
  } catch (error) {
    if (error instanceof MalformedError) return { status: 'malformed' };
    throw error;
  }
}
