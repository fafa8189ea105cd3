import {
  CHECKS,
  type ByteRange,
  type Check,
  type Finding,
  type FindingCode,
  type Verdict,
} from '../model/verdict';

/** Of one kind; the rest is more of the same. */
const MOST_OF_A_KIND = 1000;

/** The findings of one inspection, in order, each said once. A hostile packet may cause tens of thousands. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #said = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #failedChecks = new Set<Check>();
  readonly #failedSubjects = new Set<string>();

  fail(check: Check, code: FindingCode, subject: string | null, detail?: string, range?: ByteRange): void {
    const words = JSON.stringify([code, subject, detail]);
    const count = (this.#counts.get(`${check} ${code}`) ?? 0) + 1;
    if (this.#said.has(words) || count > MOST_OF_A_KIND) return;
    this.#counts.set(`${check} ${code}`, count);
    this.#said.add(words);
    this.#failedChecks.add(check);
    if (subject !== null) this.#noteSubject(subject);
    this.#add({ check, outcome: 'fail', code, subject, ...(range && { range }) }, detail);
  }

  /** Something to know that is no fault. */
  tell(check: Check, code: FindingCode, subject: string | null, detail?: string): void {
    this.#add({ check, outcome: 'pass', code, subject }, detail);
  }

  absent(check: Check, code: FindingCode, subject: string | null, detail?: string): void {
    this.#add({ check, outcome: 'absent', code, subject }, detail);
  }

  /** Says that a check passed, unless it found something. */
  passUnlessFailed(check: Check, detail?: string): void {
    if (!this.#failedChecks.has(check))
      this.#add({ check, outcome: 'pass', code: 'ok', subject: null }, detail);
  }

  /** Whether something is already known to be wrong with this file, so that its consequences need not be told as well. */
  hasFailed(subject: string): boolean {
    return this.#failedSubjects.has(subject);
  }

  /** Whether something is already known to be wrong with a file of this folder, whose name ends with a slash. */
  hasFailedUnder(folder: string): boolean {
    return this.#failedSubjects.has(folder);
  }

  /** In the order of `CHECKS`; what a later check found wrong takes back that an earlier one had passed. */
  sorted(): Finding[] {
    const isTrue = ({ code, check }: Finding) => code !== 'ok' || !this.#failedChecks.has(check);
    return this.list
      .filter(isTrue)
      .sort((one, other) => CHECKS.indexOf(one.check) - CHECKS.indexOf(other.check));
  }

  /** With the folders that it lies in. */
  #noteSubject(subject: string): void {
    this.#failedSubjects.add(subject);
    for (let end = subject.indexOf('/'); end !== -1; end = subject.indexOf('/', end + 1)) {
      this.#failedSubjects.add(subject.slice(0, end + 1));
    }
  }

  #add(finding: Finding, detail?: string): void {
    this.list.push(detail === undefined ? finding : { ...finding, detail });
  }
}

/**
 * Any change outweighs what is missing; nothing that is absent by choice, such as a time stamp, counts for or against, nor
 * does an opening, which is no part of the packet.
 */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const codes = findings
    .filter(({ outcome, check }) => outcome === 'fail' && check !== 'openings')
    .map(({ code }) => code);
  if (codes.includes('not-a-zip') || codes.includes('no-packet')) return 'not-a-packet';
  if (codes.some((code) => code !== 'missing-file' && code !== 'truncated')) return 'changed';
  return codes.length > 0 ? 'incomplete' : 'intact';
}
