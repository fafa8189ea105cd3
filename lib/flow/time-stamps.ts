import { DAY_MS } from '../model/day';
import { SendingError } from '../model/sending-error';
import type { Settings } from '../model/settings';
import type { Stage } from '../model/stage';
import {
  ledgerSubject,
  packetSubject,
  type Authority,
  type StampFault,
  type TimeStamp,
} from '../model/time-stamp';
import type { Store } from '../store/store';
import { checkReply, type StampVerdict } from '../timestamp/check-reply';
import { makeRequest } from '../timestamp/request';

export interface StampTools {
  store: Store;
  settings(): Promise<Pick<Settings, 'timeStamps' | 'authorities'>>;
  isOnline(): boolean;
  /** Whether the person lets us reach this address. */
  mayAsk(url: string): Promise<boolean>;
  /** @throws SendingError */
  post(url: string, request: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Calls `sendDue` again at that time (UTC ms), also where this run of the background has ended by then. */
  wakeAt(at: number | null): Promise<void>;
}

export type Stamper = ReturnType<typeof createStamper>;

/** Pages that say what became of a payment: after one of them the ledger's head is stamped. */
const STAMPED_STAGES: readonly Stage[] = ['paid', 'failed', 'order', 'refund', 'claim'];
/** What was captured longer ago is not stamped by itself any more, in ms. */
const FRESH = DAY_MS;
/** Attempts of one request, with pauses that double from one minute to six hours: about a day and a half. */
const MOST_ATTEMPTS = 14;
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
const OFFLINE_PAUSE = 5 * 60_000;

/** What may pass by itself: a log-in page of a network, an authority that is being repaired. */
const PASSING: readonly StampFault[] = ['not-a-reply'];
const PASSING_REFUSAL = /timeNotAvailable|systemFailure/;

/**
 * Asks time-stamp authorities, as long as the person has that switched on. A request is in the store before it is sent,
 * and what becomes of it after; so a background that is ended loses none and sends none twice in a row.
 */
export function createStamper(tools: StampTools) {
  const { store } = tools;
  const underway = new Set<string>();

  /** After a payment: the head of the ledger, once for each authority. It speaks for all lines up to it. */
  async function stampLedger(): Promise<void> {
    const authorities = await activeAuthorities(tools);
    if (authorities.length === 0) return;
    const payment = await store.newestOf(STAMPED_STAGES, Date.now() - FRESH);
    const head = await store.ledgerHead();
    if (payment === undefined || head === undefined) return;
    const missing: Authority[] = [];
    for (const authority of authorities) {
      const [reached] = await store.stampsFrom(authority.id, payment.seq ?? 0);
      if (reached === undefined) missing.push(authority);
    }
    const subject = ledgerSubject(head.seq);
    // A stamp of this line speaks for the ones before it: what was not sent yet need not be.
    await store.dropPendingStamps(
      (stamp) =>
        stamp.seq > 0 &&
        stamp.seq < head.seq &&
        missing.some(({ id }) => id === stamp.authorityId) &&
        !underway.has(keyOf(stamp)),
    );
    await store.queueStamps(missing.map((one) => newStamp(subject, head.seq, head.sha256, one)));
    await sendDue();
  }

  /** At an export: the packet's tag manifest. Answers when every authority has answered, or cannot now. */
  async function stampPacket(tagmanifestSha256: string): Promise<void> {
    const authorities = await activeAuthorities(tools);
    const subject = packetSubject(tagmanifestSha256);
    await store.queueStamps(authorities.map((one) => newStamp(subject, 0, tagmanifestSha256, one)));
    await retryFailed(subject);
    await sendDue(subject);
  }

  /** Sends what is due; with a `subject`, that one's requests, whenever they were tried last. */
  async function sendDue(subject?: string): Promise<void> {
    const authorities = await activeAuthorities(tools);
    const { authorities: known } = await tools.settings();
    await store.dropPendingStamps((stamp) => !known.some(({ id }) => id === stamp.authorityId));
    const now = Date.now();
    const pending = await store.stampsInState('pending');
    const due = pending.filter((stamp) =>
      subject === undefined ? stamp.nextAt <= now : stamp.subject === subject,
    );
    await Promise.all(
      authorities.map(async (authority) => {
        // One after the other: some authorities turn away who asks too fast.
        for (const stamp of due) if (stamp.authorityId === authority.id) await send(stamp, authority);
      }),
    );
    await schedule(authorities);
  }

  async function send(queued: TimeStamp, authority: Authority): Promise<void> {
    const key = keyOf(queued);
    if (underway.has(key)) return;
    underway.add(key);
    try {
      const hindrance = !tools.isOnline()
        ? 'offline'
        : (await tools.mayAsk(authority.url))
          ? null
          : 'no-permission';
      if (hindrance !== null) {
        const fault = { code: hindrance, detail: '' } as const;
        await store.putStamp({ ...queued, fault, nextAt: Date.now() + OFFLINE_PAUSE }, queued);
        return;
      }
      const attempts = queued.attempts + 1;
      const asked = { ...queued, authority, attempts, nextAt: Date.now() + pauseAfter(attempts) };
      // Ahead: a background that is ended while it waits does not ask again at its next start.
      if (await store.putStamp(asked, queued)) await store.putStamp(await ask(asked), asked);
    } finally {
      underway.delete(key);
    }
  }

  async function ask(stamp: TimeStamp): Promise<TimeStamp> {
    const { authority, request, sha256 } = stamp;
    const sentAt = Date.now();
    try {
      const reply = await tools.post(authority.url, request);
      const clock = { sentAt, receivedAt: Date.now() };
      const verdict = await checkReply(reply, { request, sha256, roots: authority.root, clock });
      return settled({ ...stamp, reply }, verdict);
    } catch (error) {
      if (!(error instanceof SendingError)) throw error;
      return unanswered(stamp, error.code, error.detail);
    }
  }

  /** Failed requests are made anew, with another nonce. */
  async function retryFailed(subject?: string): Promise<void> {
    for (const stamp of await store.stampsInState('failed')) {
      if (subject !== undefined && stamp.subject !== subject) continue;
      await store.putStamp(newStamp(stamp.subject, stamp.seq, stamp.sha256, stamp.authority), stamp);
    }
  }

  async function schedule(authorities: readonly Authority[]): Promise<void> {
    const pending = await store.stampsInState('pending');
    const waiting = pending.filter(({ authorityId }) => authorities.some(({ id }) => id === authorityId));
    await tools.wakeAt(waiting.length === 0 ? null : Math.min(...waiting.map(({ nextAt }) => nextAt)));
  }

  return {
    stampLedger,
    stampPacket,
    sendDue,
    /** At a start, and where the network, the permissions or the settings may be other than they were. */
    async resume(): Promise<void> {
      for (const stamp of await store.stampsInState('pending')) {
        const isHindered = stamp.fault?.code === 'offline' || stamp.fault?.code === 'no-permission';
        if (isHindered) await store.putStamp({ ...stamp, nextAt: 0 });
      }
      await stampLedger();
      await sendDue();
    },
    /** The person asks for it: everything that waits or failed, now. */
    async retryAll(): Promise<void> {
      await retryFailed();
      for (const stamp of await store.stampsInState('pending')) await store.putStamp({ ...stamp, nextAt: 0 });
      await sendDue();
    },
  };
}

function keyOf({ subject, authorityId }: TimeStamp): string {
  return `${subject} ${authorityId}`;
}

async function activeAuthorities(tools: StampTools): Promise<Authority[]> {
  const { timeStamps, authorities } = await tools.settings();
  return timeStamps ? authorities.filter(({ isOn }) => isOn) : [];
}

function newStamp(subject: string, seq: number, sha256: string, authority: Authority): TimeStamp {
  return {
    subject,
    authorityId: authority.id,
    seq,
    authority,
    sha256,
    state: 'pending',
    request: makeRequest(sha256),
    reply: null,
    checked: null,
    fault: null,
    attempts: 0,
    createdAt: Date.now(),
    nextAt: 0,
  };
}

function settled(stamp: TimeStamp, verdict: StampVerdict): TimeStamp {
  if (verdict.ok) return { ...stamp, state: 'stamped', checked: verdict.stamp, fault: null };
  const { fault, detail } = verdict;
  const isPassing = PASSING.includes(fault) || (fault === 'rejected' && PASSING_REFUSAL.test(detail));
  return isPassing
    ? unanswered(stamp, fault, detail)
    : { ...stamp, state: 'failed', fault: { code: fault, detail } };
}

function unanswered(
  stamp: TimeStamp,
  code: NonNullable<TimeStamp['fault']>['code'],
  detail: string,
): TimeStamp {
  const state = stamp.attempts >= MOST_ATTEMPTS ? 'failed' : 'pending';
  return { ...stamp, state, fault: { code, detail } };
}

function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
}
