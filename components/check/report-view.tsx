import type { ComponentChildren } from 'preact';
import type { Language } from '../../lib/model/settings';
import type { Finding, Verdict, VerificationReport } from '../../lib/model/verdict';
import type { CheckKey } from '../../lib/text/check';
import { describeFinding } from '../../lib/text/check/describe-finding';
import type { Translate } from '../../lib/text/translate';
import { FactList } from './fact-list';
import { FileTable } from './file-table';

/** A hostile packet may have thousands; the first tell enough. */
const SHOWN = 50;
const VERDICT_MARKS: Record<Verdict, string> = {
  intact: '✓',
  changed: '✗',
  incomplete: '!',
  'not-a-packet': '?',
};

export interface ReportViewProps {
  text: Translate<CheckKey>;
  language: Language;
  report: VerificationReport;
  /** What else is known, below what is wrong. */
  children?: ComponentChildren;
}

/** The verdict first and what to do, then what is wrong, then whose key it was, all that was looked at, and every file. */
export function ReportView({ text, language, report, children }: ReportViewProps) {
  const { verdict, keyFingerprint, findings } = report;
  const problems = findings.filter(({ outcome }) => outcome === 'fail');
  const others = findings.filter(({ outcome }) => outcome !== 'fail');
  const factOf = (finding: Finding) => ({
    tone: finding.outcome,
    name: text(`check-${finding.check}`),
    said: describeFinding(finding, text),
  });
  return (
    <>
      <section class={`verdict ${verdict}`} data-testid="verdict" data-verdict={verdict}>
        <span class="verdict-mark" aria-hidden="true">
          {VERDICT_MARKS[verdict]}
        </span>
        <div>
          <h2>{text(`verdict-${verdict}`)}</h2>
          <p>{text(`about-${verdict}`)}</p>
          <p>
            <b>{text('next')}</b> {text(`next-${verdict}`)}
          </p>
          {report.name !== null && (
            <p class="verdict-facts">
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
          <FactList text={text} facts={problems.slice(0, SHOWN).map(factOf)} />
          {problems.length > SHOWN && <p>{text('moreProblems', { count: problems.length - SHOWN })}</p>}
        </section>
      )}
      {children}
      {keyFingerprint !== null && (
        <section>
          <h3>{text('key')}</h3>
          <code class="check-key">{keyFingerprint.replace(/.{8}(?!$)/g, '$& ')}</code>
          <p>{text('keyAbout')}</p>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>{text('findings')}</h3>
          <FactList text={text} facts={others.slice(0, SHOWN).map(factOf)} />
        </section>
      )}
      <FileTable text={text} language={language} files={report.contents} problems={problems} />
    </>
  );
}
