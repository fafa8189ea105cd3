import { CHECKS, type Check, type Finding, type FindingCode, type Verdict } from '../model/verdict';

/** The findings of one inspection, in order, each said once. */
export class Findings {
  readonly list: Finding[] = [];

  fail(check: Check, code: FindingCode, subject: string | null, detail?: string): void {
    const isSame = (one: Finding) => one.code === code && one.subject === subject && one.detail === detail;
    if (this.list.some((one) => one.outcome === 'fail' && isSame(one))) return;
    this.#add({ check, outcome: 'fail', code, subject }, detail);
  }

  absent(check: Check, code: FindingCode, subject: string | null): void {
    this.#add({ check, outcome: 'absent', code, subject });
  }

  /** Says that a check passed, unless it found something. */
  passUnlessFailed(check: Check, detail?: string): void {
    const isSilent = !this.list.some((one) => one.check === check && one.outcome === 'fail');
    if (isSilent) this.#add({ check, outcome: 'pass', code: 'ok', subject: null }, detail);
  }

  /** Whether something is already known to be wrong with a file of this folder. */
  hasFailedUnder(folder: string): boolean {
    return this.list.some((one) => one.outcome === 'fail' && one.subject?.startsWith(folder));
  }

  /** In the order of `CHECKS`. */
  sorted(): Finding[] {
    return this.list.toSorted((one, other) => CHECKS.indexOf(one.check) - CHECKS.indexOf(other.check));
  }

  /** Whether something is already known to be wrong with this file, so that its consequences need not be told as well. */
  hasFailed(subject: string): boolean {
    return this.list.some((one) => one.outcome === 'fail' && one.subject === subject);
  }

  #add(finding: Finding, detail?: string): void {
    this.list.push(detail === undefined ? finding : { ...finding, detail });
  }
}

/** Any change outweighs what is missing; nothing that is absent by choice, such as a time stamp, counts for or against. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const codes = findings.filter((finding) => finding.outcome === 'fail').map((finding) => finding.code);
  if (codes.includes('not-a-zip') || codes.includes('no-packet')) return 'not-a-packet';
  if (codes.some((code) => code !== 'missing-file' && code !== 'truncated')) return 'changed';
  return codes.length > 0 ? 'incomplete' : 'intact';
}
