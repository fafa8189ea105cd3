import { useEffect, useState } from 'preact/hooks';
import type { MaskProposal, MaskReview, MaskSubject } from '../../lib/flow/review-masks';
import type { Attachment } from '../../lib/model/attachment';
import type { Capture } from '../../lib/model/capture';
import type { MaskedRegion, Redaction } from '../../lib/model/redaction';
import { useApp } from '../app/app-context';

export interface Masks {
  captures: readonly Capture[];
  /** What the person added: none of it goes out. */
  added: readonly Attachment[];
  proposals: readonly MaskProposal[];
  /** What goes to the export. */
  redaction: Redaction;
  isChosen(text: string): boolean;
  choose(text: string, isChosen: boolean): void;
  /** Looks a typed text up in the captures and chooses it; false where it is too short. */
  add(text: string): boolean;
  leaveOut(captureId: string, isLeftOut: boolean): void;
  setRegions(change: (regions: MaskedRegion[]) => MaskedRegion[]): void;
}

/** What a packet with masks is made of, and how. */
export interface MaskWish {
  purchaseIds: readonly string[];
  /** The claim that it is for. */
  claimId?: string | undefined;
  /** Everybody can read what is handed in. */
  isPublic: boolean;
  review: MaskReview;
}

/**
 * What is masked in one export, while it is being chosen. `isPublic`: everybody can read what is handed in, so what was
 * found is chosen to begin with.
 */
export function useMasks({
  purchaseIds,
  claimId,
  isPublic,
  review,
}: MaskWish): Masks | 'loading' | { error: unknown } {
  const { store } = useApp();
  const [read, setRead] = useState<{
    captures: Capture[];
    subjects: MaskSubject[];
    added: Attachment[];
  } | null>(null);
  const [failed, setFailed] = useState<{ error: unknown } | null>(null);
  const [proposals, setProposals] = useState<MaskProposal[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [regions, setRegions] = useState<MaskedRegion[]>([]);

  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const captures = (await store.capturesOf(purchaseIds)).filter(({ state }) => state === 'sealed');
      const subjects = await review.subjects(captures, store);
      const added = await store.attachmentsOf([...purchaseIds, ...(claimId === undefined ? [] : [claimId])]);
      if (!isWanted) return;
      const found = review.propose(subjects);
      setRead({ captures, subjects, added });
      setProposals(found);
      if (isPublic) setChosen(new Set(found.map(({ text }) => text)));
      setLeftOut(new Set(captures.filter(({ body }) => body.nonce === undefined).map(({ id }) => id)));
    };
    look().catch((error: unknown) => setFailed({ error }));
    return () => {
      isWanted = false;
    };
  }, [store, review, purchaseIds.join(), claimId, isPublic]);

  if (failed !== null) return failed;
  if (read === null) return 'loading';
  return {
    captures: read.captures,
    added: read.added,
    proposals,
    redaction: {
      values: proposals.filter(({ text }) => chosen.has(text)).map(({ kind, text }) => ({ kind, text })),
      regions: regions.filter(({ captureId }) => !leftOut.has(captureId)),
      leftOut: [...leftOut],
    },
    isChosen: (text) => chosen.has(text),
    choose: (text, isChosen) => setChosen((now) => withOrWithout(now, text, isChosen)),
    add(text) {
      const own = text.trim();
      if (!review.isMaskable(own)) return false;
      if (!proposals.some((proposal) => proposal.text === own))
        setProposals([...proposals, review.typed(own, read.subjects)]);
      setChosen((now) => withOrWithout(now, own, true));
      return true;
    },
    leaveOut: (id, isLeftOut) => setLeftOut((now) => withOrWithout(now, id, isLeftOut)),
    setRegions,
  };
}

function withOrWithout(set: ReadonlySet<string>, item: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(item);
  else next.delete(item);
  return next;
}
