import { mountPage } from '../../components/app/mount-page';
import { BackupPage } from '../../components/backup/backup-page';
import type { BackupTools } from '../../components/backup/backup-tools';
import { changeSettings, readSettings } from '../../lib/browser/settings';
import { restoreBackup } from '../../lib/flow/restore-backup';
import { writeBackup } from '../../lib/flow/write-backup';
import { SNOOZE } from '../../lib/model/backup-reminder';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const store = openStore();
const tools: BackupTools = {
  async make(work) {
    const file = await writeBackup(store, { ...work, settings: await readSettings() });
    await store.putLastBackup(Date.now());
    return file;
  },
  async restore(file, work) {
    const settings = { read: readSettings, change: changeSettings };
    const report = await restoreBackup(file, store, { ...work, settings });
    // Who just used a backup need not be told at once to make one.
    await store.snoozeBackup(Date.now() + SNOOZE);
    return report;
  },
};
void mountPage({ store, platforms: PLATFORMS, title: 'title.backup', view: () => <BackupPage {...tools} /> });
