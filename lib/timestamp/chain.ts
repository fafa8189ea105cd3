import { MalformedError } from './asn1';
import type { Certificate } from './certificate';
import type { TrustedRoots } from './pem';
import { isSignedBy, UnsupportedError } from './signature';

/** Nothing real is longer, or needs more signatures checked; a hostile reply must not make us walk for ever. */
const MOST_AUTHORITIES = 6;
const MOST_STEPS = 60;
const SIGNS_CERTIFICATES = 5;

/** From the signer up. `isTrusted` where it ends at a root that was given. */
export interface Chain {
  certificates: Certificate[];
  isTrusted: boolean;
}

/**
 * The chain from `signer` to a trusted root through certificates that the reply brought, each valid at `time` (UTC ms);
 * where no root is reached, the longest chain that holds. Revocation is not looked up: that would ask somebody.
 */
export async function findChain(
  signer: Certificate,
  brought: readonly Certificate[],
  roots: TrustedRoots,
  time: number,
): Promise<Chain> {
  const valid = [...roots.certificates, ...brought].filter((one) => isValidAt(one, time));
  const isRoot = (one: Certificate) =>
    roots.fingerprints.includes(one.sha256) || roots.certificates.some(({ sha256 }) => sha256 === one.sha256);

  let steps = 0;
  const climb = async (below: Certificate[]): Promise<Chain> => {
    const last = below.at(-1) ?? signer;
    let best: Chain = { certificates: below, isTrusted: isRoot(last) };
    if (best.isTrusted || below.length > MOST_AUTHORITIES || last.subject === last.issuer) return best;
    for (const issuer of valid) {
      const isNew = !below.some(({ sha256 }) => sha256 === issuer.sha256);
      if (!isNew || !mayIssue(issuer, last, below.length - 1) || ++steps > MOST_STEPS) continue;
      if (!(await hasSigned(issuer, last))) continue;
      const chain = await climb([...below, issuer]);
      if (chain.isTrusted) return chain;
      if (chain.certificates.length > best.certificates.length) best = chain;
    }
    return best;
  };
  return climb([signer]);
}

export function isValidAt({ notBefore, notAfter }: Certificate, time: number): boolean {
  return notBefore <= time && time <= notAfter;
}

/** RFC 5280, 6.1.4: names chain, the issuer is an authority, may sign certificates, and is far enough up. */
function mayIssue(issuer: Certificate, below: Certificate, authoritiesBelow: number): boolean {
  return (
    issuer.subject === below.issuer &&
    issuer.isAuthority &&
    issuer.unknownCritical.length === 0 &&
    (issuer.keyUsage === null || issuer.keyUsage[SIGNS_CERTIFICATES] === true) &&
    (issuer.pathLength === null || authoritiesBelow <= issuer.pathLength)
  );
}

async function hasSigned(
  issuer: Certificate,
  { algorithm, signature, signed }: Certificate,
): Promise<boolean> {
  try {
    return await isSignedBy(issuer.publicKey, algorithm, signature, signed);
  } catch (error) {
    // A link that cannot be checked is no link.
    if (error instanceof UnsupportedError || error instanceof MalformedError) return false;
    throw error;
  }
}
