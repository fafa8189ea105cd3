import { useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatBytes } from '../format/format-bytes';
import { formatFull } from '../format/format-time';
import { saveAs } from '../parts/save-as';
import type { BackupTools } from './backup-tools';
import { useWork } from './use-work';
import { WorkView } from './work-view';

const SHORTEST = 8;

/** A password twice, and a file. */
export function MakeBackup({ make }: Pick<BackupTools, 'make'>) {
  const { text, language } = useApp();
  const last = useLive((store) => store.lastBackup(), []);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [state, start] = useWork<{ name: string; bytes: number }>();
  const isShort = password !== '' && password.length < SHORTEST;
  const isOther = again !== '' && again !== password;

  const run = () =>
    start(password, async (work) => {
      const file = await make(work);
      const name = `recharge-evidence-backup_${new Date().toISOString().slice(0, 10)}.rebackup`;
      saveAs(file, name);
      setPassword('');
      setAgain('');
      return { name, bytes: file.size };
    });

  return (
    <section class="card" aria-labelledby="make-title">
      <h2 id="make-title">{text('backup.make')}</h2>
      <p>{text('backup.makeHint')}</p>
      <p>{text('backup.keyHint')}</p>
      {last.status === 'ready' && (
        <p class="backup-soft" data-testid="last-backup">
          {last.value === undefined
            ? text('backup.never')
            : text('backup.last', { time: formatFull(last.value, language) })}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <PasswordLine
          label={text('backup.password')}
          value={password}
          onChange={setPassword}
          hint={text(isShort ? 'backup.short' : 'backup.passwordHint')}
          isBad={isShort}
          testId="backup-password"
        />
        <PasswordLine
          label={text('backup.again')}
          value={again}
          onChange={setAgain}
          hint={isOther ? text('backup.other') : ''}
          isBad={isOther}
          testId="backup-again"
        />
        <button
          type="submit"
          class="button primary tall"
          data-testid="make-backup"
          disabled={password.length < SHORTEST || password !== again || state.step === 'running'}
        >
          {text('backup.makeAction')}
        </button>
      </form>
      <WorkView state={state} />
      <output data-testid="backup-saved">
        {state.step === 'done'
          ? text('backup.saved', {
              name: state.result.name,
              size: formatBytes(state.result.bytes, language),
            })
          : ''}
      </output>
    </section>
  );
}

export interface PasswordLineProps {
  label: string;
  value: string;
  onChange(value: string): void;
  hint: string;
  isBad: boolean;
  testId: string;
}

export function PasswordLine({ label, value, onChange, hint, isBad, testId }: PasswordLineProps) {
  return (
    <label class="backup-line">
      <span>{label}</span>
      <input
        type="password"
        class="input"
        autocomplete="new-password"
        data-testid={testId}
        value={value}
        aria-invalid={isBad}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <output class={isBad ? 'backup-failed' : 'backup-soft'}>{hint}</output>
    </label>
  );
}
