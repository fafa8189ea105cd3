import { useState } from 'preact/hooks';
import type { RestoreReport } from '../../lib/model/backup';
import { openLibrary } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import type { BackupTools } from './backup-tools';
import { PasswordLine } from './make-backup';
import { useWork } from './use-work';
import { WorkView } from './work-view';

/** A file, its password, and what came of it. */
export function RestoreBackup({ restore }: Pick<BackupTools, 'restore'>) {
  const { text } = useApp();
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [state, start] = useWork<RestoreReport>();
  return (
    <section class="card" aria-labelledby="restore-title">
      <h2 id="restore-title">{text('backup.restore')}</h2>
      <p>{text('backup.restoreHint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) void start(password, (work) => restore(file, work));
        }}
      >
        <div class="backup-file">
          <label class="button">
            <input
              type="file"
              class="visually-hidden"
              accept=".rebackup"
              data-testid="restore-file"
              onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
            />
            <Icon name="folder" small />
            {text('backup.file')}
          </label>
          <output>{file?.name}</output>
        </div>
        <PasswordLine
          label={text('backup.itsPassword')}
          value={password}
          onChange={setPassword}
          hint=""
          isBad={false}
          testId="restore-password"
        />
        <button
          type="submit"
          class="button tall"
          data-testid="restore-backup"
          disabled={file === null || password === '' || state.step === 'running'}
        >
          {text('backup.restoreAction')}
        </button>
      </form>
      <WorkView state={state} />
      {state.step === 'done' && <Restored report={state.result} />}
    </section>
  );
}

function Restored({ report }: { report: RestoreReport }) {
  const { text } = useApp();
  return (
    <div data-testid="restored" data-restored={report.restored}>
      <output>{text('backup.restored', { count: report.restored })}</output>
      <ul class="backup-points">
        {report.present > 0 && <li>{text('backup.present', { count: report.present })}</li>}
        {report.claims > 0 && <li>{text('backup.claims', { count: report.claims })}</li>}
        {report.stamps > 0 && <li>{text('backup.stamps', { count: report.stamps })}</li>}
        {report.platforms > 0 && <li>{text('backup.platforms', { count: report.platforms })}</li>}
        {report.hasForeignLedger && <li>{text('backup.foreign')}</li>}
        {report.damaged.length > 0 && (
          <li class="backup-failed">
            {text('backup.damaged', {
              count: report.damaged.length,
              ids: report.damaged.slice(0, 5).join(', '),
            })}
          </li>
        )}
      </ul>
      <button type="button" class="button" onClick={() => void openLibrary()}>
        {text('library')}
      </button>
    </div>
  );
}
