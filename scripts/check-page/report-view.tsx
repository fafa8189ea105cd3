import type { Finding, Verdict, VerificationReport } from '../../lib/model/verdict';
import type { CheckKey } from '../../lib/text/check';
import { describeFinding } from '../../lib/text/check/describe-finding';
import type { Translate } from '../../lib/text/translate';

/** A hostile packet may have thousands; the first tell enough. */
const SHOWN = 50;
const VERDICT_MARKS: Record<Verdict, string> = {
  intact: '✓',
  changed: '✗',
  incomplete: '!',
  'not-a-packet': '?',
};
const MARKS: Record<Finding['outcome'], string> = { pass: '✓', fail: '✗', absent: '–' };

/** The verdict first, then what is wrong, then all that was looked at, then whose key it was. */
export function ReportView({ text, report }: { text: Translate<CheckKey>; report: VerificationReport }) {
  const { verdict, keyFingerprint } = report;
  const problems = report.findings.filter(({ outcome }) => outcome === 'fail');
  const others = report.findings.filter(({ outcome }) => outcome !== 'fail');
  return (
    <>
      <section class={`verdict ${verdict}`} aria-live="polite">
        <span class="mark" aria-hidden="true">
          {VERDICT_MARKS[verdict]}
        </span>
        <div>
          <h2>{text(`verdict-${verdict}`)}</h2>
          <p>{text(`about-${verdict}`)}</p>
          {report.name !== null && (
            <p class="facts">
              {[
                report.name,
                text('files', { count: report.files }),
                text('captures', { count: report.captures }),
                text('entries', { count: report.ledgerEntries }),
              ].join(' · ')}
            </p>
          )}
        </div>
      </section>
      {problems.length > 0 && (
        <section>
          <h3>{text('problems', { count: problems.length })}</h3>
          <FindingList text={text} findings={problems.slice(0, SHOWN)} />
          {problems.length > SHOWN && <p>{text('moreProblems', { count: problems.length - SHOWN })}</p>}
        </section>
      )}
      {keyFingerprint !== null && (
        <section>
          <h3>{text('key')}</h3>
          <code class="key">{keyFingerprint.replace(/.{8}(?!$)/g, '$& ')}</code>
          <p>{text('keyAbout')}</p>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>{text('findings')}</h3>
          <FindingList text={text} findings={others.slice(0, SHOWN)} />
        </section>
      )}
    </>
  );
}

function FindingList({ text, findings }: { text: Translate<CheckKey>; findings: Finding[] }) {
  return (
    <ul class="findings">
      {findings.map((finding, index) => (
        <li key={index} class={finding.outcome}>
          <span class="mark" aria-hidden="true">
            {MARKS[finding.outcome]}
          </span>
          <b>
            {text(`check-${finding.check}`)} <span class="unseen">{text(`outcome-${finding.outcome}`)}</span>
          </b>
          <span>{describeFinding(finding, text)}</span>
        </li>
      ))}
    </ul>
  );
}
