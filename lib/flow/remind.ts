import { dueReminders, type Reminder } from '../claim/due-reminders';
import { findDeadlines, nextDeadline } from '../claim/find-deadlines';
import { readAnswers } from '../claim/read-answers';
import { dayOf } from '../model/day';
import { isOver, type Claim } from '../model/claim';
import type { Store } from '../store/store';

export interface ReminderTools {
  store: Store;
  /** Whether the person wants to be told, and the browser lets us. */
  isOn(): Promise<boolean>;
  show(reminder: Reminder): Promise<void>;
  /** Calls `remindOfDeadlines` again at that time (UTC ms); null for not at all. */
  wakeAt(at: number | null): Promise<void>;
}

/** Hour of the day, on the device's clock, at which dates are looked at again. */
const HOUR = 9;

/**
 * Brings the next date of every open claim up to date, as days pass without anybody opening it, and tells of those that
 * are near, each distance once. What was told is kept before the next is shown: a run that is killed repeats at most one.
 */
export async function remindOfDeadlines(tools: ReminderTools, now: Date = new Date()): Promise<void> {
  const { store } = tools;
  const today = dayOf(now.getTime());
  const open: Claim[] = [];
  for (const claim of await store.allClaims()) {
    if (isOver(claim)) continue;
    open.push(isStale(claim, today) ? await broughtUpToDate(claim, today, store) : claim);
  }
  const isOn = await tools.isOn();
  await tools.wakeAt(isOn && open.some((claim) => claim.nextDeadline !== null) ? nextMorning(now) : null);
  if (!isOn) return;
  const told = await store.toldReminders();
  for (const reminder of dueReminders(open, told, today)) {
    await tools.show(reminder);
    told[reminder.claim.id] = reminder.key;
    await store.putToldReminders(told);
  }
}

function isStale({ nextDeadline: next }: Claim, today: string): boolean {
  return next !== null && next.day < today;
}

async function broughtUpToDate(claim: Claim, today: string, store: Store): Promise<Claim> {
  const subject = { purchases: await store.purchases(claim.purchaseIds), captures: [] };
  const { values } = readAnswers(claim, subject, today);
  const next = nextDeadline(claim, findDeadlines(claim, values, subject, today));
  await store.putNextDeadline(claim.id, next);
  return { ...claim, nextDeadline: next };
}

function nextMorning(now: Date): number {
  const morning = new Date(now);
  morning.setHours(HOUR, 0, 0, 0);
  if (morning <= now) morning.setDate(morning.getDate() + 1);
  return morning.getTime();
}
