import { useMemo } from 'preact/hooks';
import { statusOf, type ClaimStatus } from '../../lib/model/claim';
import { useLive } from '../app/use-live';
import type { ClaimStatuses } from './find-purchases';

/** Where the last changed claim of each purchase stands. */
export function useClaimStatuses(): ClaimStatuses {
  const claims = useLive((store) => store.allClaims(), []);
  const all = claims.status === 'ready' ? claims.value : null;
  return useMemo(() => {
    const statuses = new Map<string, ClaimStatus>();
    for (const claim of all ?? [])
      for (const id of claim.purchaseIds) if (!statuses.has(id)) statuses.set(id, statusOf(claim));
    return statuses;
  }, [all]);
}
