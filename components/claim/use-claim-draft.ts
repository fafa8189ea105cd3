import { useRef, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import type { Claim } from '../../lib/model/claim';

export interface Draft {
  claim: Claim;
  change(part: Partial<Claim>): void;
  saving: 'saved' | 'saving' | 'failed';
  /** Tries once more where it failed. */
  save(): void;
}

/** A claim while it is written: each change is sent at once, one after the other, and the last one always arrives. */
export function useClaimDraft(stored: Claim): Draft {
  const [claim, setClaim] = useState(stored);
  const [saving, setSaving] = useState<Draft['saving']>('saved');
  const latest = useRef(stored);
  const isUnderway = useRef(false);
  const isStale = useRef(false);

  const save = async () => {
    isStale.current = true;
    if (isUnderway.current) return;
    isUnderway.current = true;
    setSaving('saving');
    let status: string = 'saved';
    while (isStale.current) {
      isStale.current = false;
      const saved = await askBackground('saveClaim', { claim: latest.current }).catch(() => null);
      status = saved?.status ?? 'failed';
    }
    isUnderway.current = false;
    setSaving(status === 'saved' ? 'saved' : 'failed');
  };

  return {
    claim,
    saving,
    save: () => void save(),
    change(part) {
      latest.current = { ...latest.current, ...part };
      setClaim(latest.current);
      void save();
    },
  };
}
