import type { CaptureBody } from '../../model/capture';
import { sharePercent } from '../../model/progress';
import {
  STEP_KINDS,
  type Balance,
  type FetchedText,
  type PageControls,
  type ServerClock,
  type Step,
} from '../../model/surroundings';
import { trackProgress } from '../../model/track-progress';
import type { Translate } from '../translate';
import type { RecordKey } from '.';
import type { Told } from './told';

type Word = Translate<RecordKey>;

/** What a page showed around the payment, quoted: who stands behind it, balances, packs, promises, agreements, steps. Earlier records tell less. */
export function describeSurroundings(body: CaptureBody, word: Word): Told[] {
  const { merchant, clauses, surroundings, fetched } = body as Partial<CaptureBody>;
  const names = [
    ...(merchant?.companies ?? []).map(({ value }) => value),
    ...(merchant?.creditCodes ?? []).map(({ value, isValid }) =>
      word(isValid ? 'surroundings.creditCode' : 'surroundings.wrongCode', { code: value }),
    ),
    ...(merchant?.registrations ?? []).map(({ value }) => value),
  ];
  return [
    ...(fetched === undefined ? [] : describeFetched(fetched, word)),
    ...told(word('surroundings.merchant'), names),
    ...(surroundings?.balances ?? []).map((balance) => ({
      label: word('surroundings.balance'),
      value: [amountOf(balance), quoted(balance.quote)].join(' · '),
    })),
    ...describeControls(surroundings?.controls ?? null, word),
    ...(surroundings?.promises ?? []).map(({ kind, quote }) => ({
      label: word(`promise.${kind}`),
      value: quoted(quote),
    })),
    ...(surroundings?.steps ?? []).map((step) => ({
      label: word(`step.${step.kind}`),
      value: describeStep(step, word),
    })),
    ...(clauses ?? []).map(({ kind, quote }) => ({ label: word(`clause.${kind}`), value: quoted(quote) })),
  ];
}

const ENDED: ReadonlySet<string> = new Set(['paid', 'failed', 'order']);

/**
 * What a purchase's captures tell together of the balance before and after the payment, and of the steps before it. What
 * was not seen is said to be so.
 * @param bodies oldest first
 */
export function describeCourse(bodies: readonly CaptureBody[], word: Word): Told[] {
  const end = bodies.findIndex(({ stage }) => ENDED.has(stage));
  const before = end === -1 ? bodies : bodies.slice(0, end);
  const after = end === -1 ? [] : bodies.slice(end);
  return [
    ...describeBalances(before, after, word),
    ...describeProgress(bodies, word),
    ...describeSteps(before, word),
  ];
}

function describeBalances(before: readonly CaptureBody[], after: readonly CaptureBody[], word: Word): Told[] {
  const balancesOf = (bodies: readonly CaptureBody[]) =>
    bodies.flatMap(({ surroundings }) => surroundings?.balances.slice(0, 1) ?? []);
  const [last, next] = [balancesOf(before).at(-1), balancesOf(after).at(-1)];
  if (last === undefined && next === undefined) return [];
  const seen = (balance: Balance | undefined) =>
    balance === undefined ? word('surroundings.unseen') : amountOf(balance);
  const value = [
    word('surroundings.pair', { name: word('surroundings.before'), value: seen(last) }),
    word('surroundings.pair', { name: word('surroundings.after'), value: seen(next) }),
  ].join(' · ');
  return [{ label: word('surroundings.balances'), value }];
}

/** What was promised and how much of it was there at the first and at the last capture that shows it. */
function describeProgress(bodies: readonly CaptureBody[], word: Word): Told[] {
  const progress = trackProgress(bodies);
  const [first, last] = [progress?.points[0], progress?.points.at(-1)];
  if (progress === null || first === undefined || last === undefined) return [];
  const { promised, points } = progress;
  const day = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const value = [
    promised === null
      ? word('progress.unpromised', { delivered: last.delivered })
      : word('progress.told', {
          promised: promised.value,
          delivered: last.delivered,
          percent: sharePercent(progress) ?? 0,
        }),
    word('progress.course', {
      first: day(first.at),
      from: first.delivered,
      last: day(last.at),
      delivered: last.delivered,
      count: points.length,
    }),
  ].join(' · ');
  return [{ label: word('progress.title'), value }];
}

/** How far the device's clock was from a server's, which was asked for a text anyway. */
function describeServerClock({ date, aheadMs: { least, most } }: ServerClock, word: Word): string {
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const time = date.slice(0, 19).replace('T', ' ');
  return word('surroundings.skew', { time, least: seconds(least), most: seconds(most) });
}

/** Steps before the payment, each kind by name: where none was seen, that is said, and of how many captures. */
function describeSteps(before: readonly CaptureBody[], word: Word): Told[] {
  const asked = before.filter(({ surroundings }) => surroundings !== undefined);
  if (asked.length === 0) return [];
  const steps = asked.flatMap(({ surroundings }) => surroundings?.steps ?? []);
  const kinds = STEP_KINDS.map((kind) => {
    const seen = steps.filter((step) => step.kind === kind);
    const best = seen.find(({ isInDialog }) => isInDialog) ?? seen[0];
    const value = best === undefined ? word('step.none') : describeStep(best, word);
    return word('surroundings.pair', { name: word(`step.${kind}`), value });
  });
  const value = [...kinds, word('step.basis', { count: asked.length })].join(' · ');
  return [{ label: word('step.title'), value }];
}

function describeFetched(fetched: FetchedText, word: Word): Told[] {
  const { linkText, linkedFrom, failure, status, responseSha256, lastModified, server } = fetched;
  return [
    {
      label: word('fetched.title'),
      value: [
        word('fetched.from', { text: linkText, id: linkedFrom }),
        ...(failure === null ? [] : [word(`fetched.${failure}`)]),
        ...(status === null || failure === null ? [] : [`HTTP ${status}`]),
      ].join(' · '),
    },
    ...told(word('fetched.response'), responseSha256 === null ? [] : [`SHA-256 ${responseSha256}`]),
    ...told(word('fetched.lastModified'), lastModified === null ? [] : [lastModified]),
    ...told(word('surroundings.server'), server === null ? [] : [describeServerClock(server, word)]),
  ];
}

function describeControls(controls: PageControls | null, word: Word): Told[] {
  if (controls === null) return [];
  const { isUntouched, choices, boxes, links } = controls;
  const chosen = choices.filter(({ isChosen }) => isChosen).map(({ text }) => quoted(text));
  const others = choices.filter(({ isChosen }) => !isChosen).map(({ text }) => quoted(text));
  // What stood so before anybody touched the page was chosen for the person.
  const since = isUntouched === true ? [word('surroundings.untouched')] : [];
  return [
    ...told(
      word('surroundings.choices'),
      choices.length === 0
        ? []
        : [
            word('surroundings.chosen', { choice: chosen.join(' ') }),
            ...since,
            word('surroundings.others', { choices: others.join(' ') }),
          ],
    ),
    ...boxes.map(({ label, isTicked, isTickedInMarkup }) => ({
      label: word('surroundings.box'),
      value: [
        word(isTicked ? 'surroundings.ticked' : 'surroundings.notTicked'),
        ...since,
        ...(isTicked && isTickedInMarkup === true ? [word('surroundings.tickedInMarkup')] : []),
        quoted(label),
      ].join(' · '),
    })),
    ...links
      .filter(({ isBesidePay }) => isBesidePay)
      .map(({ text, url }) => ({
        label: word('surroundings.link'),
        value: [quoted(text), url ?? word('surroundings.noAddress')].join(' · '),
      })),
  ];
}

function describeStep({ quote, isInDialog }: Step, word: Word): string {
  return [word(isInDialog ? 'step.dialog' : 'step.notice'), quoted(quote)].join(' · ');
}

function told(label: string, parts: readonly string[]): Told[] {
  return parts.length === 0 ? [] : [{ label, value: parts.join(' · ') }];
}

function amountOf({ value, unit }: Balance): string {
  return unit === null ? value : `${value} ${unit}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}
