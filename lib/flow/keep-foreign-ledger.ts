import * as v from 'valibot';
import { checkChain } from '../ledger/chain';
import { fingerprint, MalformedKeyError, verifyDer } from '../ledger/signature';
import { BackupError, foreignLineId, type BackupKeyRecord } from '../model/backup';
import { CountSchema } from '../model/count-schema';
import { Hex256Schema } from '../model/hex-schema';
import { sha256Hex } from '../model/sha256';
import { AuthoritySchema, ledgerSubject, packetSubject, type TimeStamp } from '../model/time-stamp';
import type { Store } from '../store/store';
import { checkReply } from '../timestamp/check-reply';
import { appendToLedger } from './append-to-ledger';
import { ensureSigningKey } from './ensure-signing-key';

const Bytes = v.instance(Uint8Array<ArrayBuffer>);

export const BackupKeySchema = v.object({
  fingerprint: Hex256Schema,
  publicKeyPem: v.string(),
  handovers: v.array(v.object({ seq: CountSchema, publicKeyPem: v.string(), signature: Bytes })),
  signature: Bytes,
});

const StampSchema = v.looseObject({
  authorityId: AuthoritySchema.entries.id,
  seq: CountSchema,
  authority: AuthoritySchema,
  sha256: Hex256Schema,
  state: v.literal('stamped'),
  request: Bytes,
  reply: Bytes,
  createdAt: v.number(),
});

/** A ledger as a backup holds it: its lines, the key that signed the last of them, and whatever time stamps came along. */
export interface BackedUpLedger {
  lines: string[];
  key: BackupKeyRecord;
  stamps: readonly unknown[];
}

/** What was found of a backed-up ledger. */
export interface KeptLedger {
  /** Whether it is the beginning of our own. */
  isOurs: boolean;
  /** Capture id → the hash of its capture.json that was sealed last. */
  sealed: ReadonlyMap<string, string>;
}

/**
 * Follows a backed-up ledger to its end and checks the signature over its last line. Where it is not the beginning of our
 * own it is kept beside it, with its time stamps, and a line of ours names its head.
 * @throws BackupError `malformed` where it does not hold.
 */
export async function keepForeignLedger(backedUp: BackedUpLedger, store: Store): Promise<KeptLedger> {
  const { lines, key } = backedUp;
  const sealed = new Map<string, string>();
  let lastKey = '';
  const { head, broken } = await checkChain(lines, ({ kind, id, bodySha256 }) => {
    if (kind === 'capture' || kind === 'import') sealed.set(id, bodySha256);
    if (kind === 'key') lastKey = bodySha256;
  });
  if (broken !== null || lastKey !== key.fingerprint || !(await isSigned(lines.at(-1) ?? '', key)))
    throw new BackupError('malformed', 0);
  if (await store.hasLedgerLine(lines.length, head)) return { isOurs: true, sealed };

  const known = (await store.foreignLedgers()).find((kept) => kept.head === head);
  const root = await sha256Hex(lines[0] ?? '');
  const stamps = await soundStamps(backedUp.stamps, lines);
  // A stamp may have come after an earlier backup of the same lines.
  if (known !== undefined) await store.putForeignStamps(head, [...stamps, ...known.stamps].filter(isFirst));
  else {
    await ensureSigningKey(store);
    const line = { kind: 'import', id: foreignLineId(root), bodySha256: head } as const;
    await appendToLedger(store, [line], ({ added, last }) =>
      store.putForeignLedger(
        { head, root, key, lines, stamps, seq: last.seq, restoredAt: Date.now() },
        added,
        (kept) => kept.lines.every((one, index) => lines[index] === one),
      ),
    );
  }
  return { isOurs: false, sealed };
}

function isFirst({ subject, authorityId }: TimeStamp, index: number, all: readonly TimeStamp[]): boolean {
  return index === all.findIndex((one) => one.subject === subject && one.authorityId === authorityId);
}

async function isSigned(line: string, key: BackupKeyRecord): Promise<boolean> {
  try {
    const isNamed = (await fingerprint(key.publicKeyPem)) === key.fingerprint;
    return isNamed && (await verifyDer(key.publicKeyPem, key.signature, new TextEncoder().encode(line)));
  } catch (error) {
    if (error instanceof MalformedKeyError) return false;
    throw error;
  }
}

/** Of stamps in a backup those of these ledger lines that hold when they are checked anew; what was never answered is left. */
export async function soundStamps(
  stamps: readonly unknown[],
  lines: readonly string[],
): Promise<TimeStamp[]> {
  const sound: TimeStamp[] = [];
  for (const written of stamps) {
    const stamp = await soundStamp(written);
    const line = stamp === null ? undefined : lines[stamp.seq - 1];
    if (stamp !== null && line !== undefined && (await sha256Hex(line)) === stamp.sha256) sound.push(stamp);
  }
  return sound;
}

/** Of stamps in a backup those of whole packets. */
export async function soundPacketStamps(stamps: readonly unknown[]): Promise<TimeStamp[]> {
  const sound = await Promise.all(stamps.map(soundStamp));
  return sound.filter((stamp) => stamp !== null && stamp.seq === 0) as TimeStamp[];
}

/** Nothing that the backup says of a stamp is believed: its reply is checked as when it came. */
async function soundStamp(written: unknown): Promise<TimeStamp | null> {
  const parsed = v.safeParse(StampSchema, written);
  if (!parsed.success) return null;
  const { authorityId, seq, authority, sha256, request, reply, createdAt } = parsed.output;
  const verdict = await checkReply(reply, { request, sha256, roots: authority.root });
  if (!verdict.ok) return null;
  return {
    subject: seq === 0 ? packetSubject(sha256) : ledgerSubject(seq),
    authorityId,
    seq,
    authority,
    sha256,
    state: 'stamped',
    request,
    reply,
    checked: verdict.stamp,
    fault: null,
    attempts: 1,
    createdAt,
    nextAt: 0,
  };
}
