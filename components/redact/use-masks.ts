import { useEffect, useState } from 'preact/hooks';
import type { MaskProposal, MaskReview, MaskSubject } from '../../lib/flow/review-masks';
import type { Attachment } from '../../lib/model/attachment';
import { isPicture, type Capture, type SealedFile } from '../../lib/model/capture';
import type { Box } from '../../lib/model/field';
import type { Redaction } from '../../lib/model/redaction';
import { useApp } from '../app/app-context';

export interface Masks {
  captures: readonly Capture[];
  /** Pictures that the person added: those go along that they take. */
  pictures: readonly AddedPicture[];
  /** What else they added: none of it goes out. */
  leftFiles: readonly Attachment[];
  proposals: readonly MaskProposal[];
  /** What goes to the export. */
  redaction: Redaction;
  isChosen(text: string): boolean;
  choose(text: string, isChosen: boolean): void;
  /** Looks a typed text up in the captures and chooses it; false where it is too short. */
  add(text: string): boolean;
  leaveOut(captureId: string, isLeftOut: boolean): void;
  isTaken(attachmentId: string): boolean;
  take(attachmentId: string, isTaken: boolean): void;
  /** What the person drew in a picture of a capture or of an attachment, in its px. */
  drawnIn(recordId: string, path: string): readonly Box[];
  draw(recordId: string, path: string, change: (drawn: readonly Box[]) => Box[]): void;
  /** How much of what was drawn goes out. */
  drawnCount: number;
}

/** An attachment that is a picture. */
export interface AddedPicture {
  attachment: Attachment;
  file: SealedFile;
}

/** One picture, and what was drawn in it. */
interface Drawing {
  recordId: string;
  path: string;
  boxes: readonly Box[];
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
  const [drawings, setDrawings] = useState<readonly Drawing[]>([]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());

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
  const pictures = read.added.flatMap((attachment) =>
    attachment.body.file !== null && isPicture(attachment.body.file)
      ? [{ attachment, file: attachment.body.file }]
      : [],
  );
  const drawnIn = (recordId: string, path: string) => drawingOf(drawings, recordId, path)?.boxes ?? [];
  const redaction = {
    values: proposals.filter(({ text }) => chosen.has(text)).map(({ kind, text }) => ({ kind, text })),
    regions: drawings
      .filter(({ recordId }) => read.captures.some(({ id }) => id === recordId) && !leftOut.has(recordId))
      .flatMap(({ recordId, path, boxes }) => boxes.map((box) => ({ captureId: recordId, path, box }))),
    leftOut: [...leftOut],
    added: pictures
      .filter(({ attachment }) => taken.has(attachment.id))
      .map(({ attachment: { id }, file }) => ({ attachmentId: id, boxes: [...drawnIn(id, file.path)] })),
  };
  return {
    captures: read.captures,
    pictures,
    leftFiles: read.added.filter((one) => !pictures.some(({ attachment }) => attachment === one)),
    proposals,
    redaction,
    drawnCount: redaction.regions.length + redaction.added.reduce((sum, { boxes }) => sum + boxes.length, 0),
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
    isTaken: (id) => taken.has(id),
    take: (id, isTaken) => setTaken((now) => withOrWithout(now, id, isTaken)),
    drawnIn,
    draw: (recordId, path, change) =>
      setDrawings((now) => {
        const before = drawingOf(now, recordId, path);
        const boxes = change(before?.boxes ?? []);
        return [...now.filter((drawing) => drawing !== before), { recordId, path, boxes }];
      }),
  };
}

function drawingOf(drawings: readonly Drawing[], recordId: string, path: string): Drawing | undefined {
  return drawings.find((drawing) => drawing.recordId === recordId && drawing.path === path);
}

function withOrWithout(set: ReadonlySet<string>, item: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(item);
  else next.delete(item);
  return next;
}
