import { useApp } from '../app/app-context';
import { Mark } from '../icons';
import type { BackupTools } from './backup-tools';
import { MakeBackup } from './make-backup';
import { RestoreBackup } from './restore-backup';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './backup.css';

/** Everything into one file, and back. */
export function BackupPage(tools: BackupTools) {
  const { text } = useApp();
  return (
    <div class="backup-page">
      <header class="page-header">
        <Mark />
        <h1>{text('backup.title')}</h1>
      </header>
      <main>
        <MakeBackup make={tools.make} />
        <RestoreBackup restore={tools.restore} />
      </main>
    </div>
  );
}
