import { useState } from 'preact/hooks';
import { extensionInfo } from '../../lib/browser/build-info';
import { hasHostPermission, hasScreenshotPermission } from '../../lib/browser/permissions';
import { isAllowedInPrivateWindows } from '../../lib/browser/private-windows';
import { readSyncState } from '../../lib/browser/settings-sync';
import { diagnosticReport } from '../../lib/model/diagnostics';
import { useApp, type App } from '../app/app-context';
import { Row } from '../parts/row';
import { Section } from './section';
import { useOptionsText } from './use-options-text';

/** A report for whoever helps, made and copied on a click, and shown before it is handed on. */
export function DiagnosticsSection() {
  const text = useOptionsText();
  const app = useApp();
  const [report, setReport] = useState<string | null>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = async () => {
    const made = await makeReport(app);
    setReport(made);
    await navigator.clipboard.writeText(made).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  };
  return (
    <Section id="diagnostics">
      <Row title={text('report.title')} hint={text('report.hint')}>
        <button type="button" class="button" data-testid="copy-report" onClick={() => void copy()}>
          {text('report.copy')}
        </button>
      </Row>
      <details
        class="row more"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) void makeReport(app).then(setReport);
        }}
      >
        <summary>{text('report.show')}</summary>
        <textarea
          class="input report"
          readOnly
          data-testid="report"
          aria-label={text('report.title')}
          value={report ?? ''}
        />
      </details>
      <output class="row-hint report-copied" data-testid="report-copied">
        {copied === null ? '' : text(copied === 'yes' ? 'report.copied' : 'report.failed')}
      </output>
    </Section>
  );
}

async function makeReport({ store, settings, language, platforms }: App): Promise<string> {
  const [counts, pending, check, stamps, space, canScreenshot, isInPrivateWindows, sync] = await Promise.all([
    store.counts(),
    store.pendingCaptures(),
    store.ledgerCheck(),
    store.stampCounts(),
    navigator.storage.estimate(),
    hasScreenshotPermission(),
    isAllowedInPrivateWindows(),
    readSyncState(),
  ]);
  const builtIn = await Promise.all(
    platforms.map(async ({ id, matches }) => ({ id, isAllowed: await hasHostPermission(matches) })),
  );
  return diagnosticReport({
    ...extensionInfo(),
    browser: navigator.userAgent,
    language,
    at: Date.now(),
    settings,
    builtIn,
    canScreenshot,
    isInPrivateWindows,
    counts: { ...counts, pending: pending.length },
    ledger: check === undefined ? 'unchecked' : check.broken === null ? 'sound' : 'broken',
    stamps,
    space: { usage: space.usage ?? null, quota: space.quota ?? null },
    sync: { lastAt: sync.at, problems: sync.problems.length },
  });
}
