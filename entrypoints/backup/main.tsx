import { mountPage } from '../../components/app/mount-page';
import { BackupPage } from '../../components/backup/backup-page';
import type { BackupTools } from '../../components/backup/backup-tools';
import { readSettings } from '../../lib/browser/settings';
import { restoreBackup } from '../../lib/flow/restore-backup';
import { writeBackup } from '../../lib/flow/write-backup';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const store = openStore();
const tools: BackupTools = {
  async make(work) {
    const file = await writeBackup(store, { ...work, settings: await readSettings() });
    await store.putLastBackup(Date.now());
    return file;
  },
  restore: (file, work) => restoreBackup(file, store, work),
};
void mountPage({ store, platforms: PLATFORMS, title: 'title.backup', view: () => <BackupPage {...tools} /> });
