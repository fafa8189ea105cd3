import { mountPage } from '../../components/app/mount-page';
import { ExportPracticeContext } from '../../components/welcome/practice-context';
import { Welcome } from '../../components/welcome/welcome';
import { exportPractice } from '../../lib/flow/export-practice';
import { PRACTICE_DATABASE } from '../../lib/model/practice';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

// This page never opens the store of real evidence.
const store = openStore(PRACTICE_DATABASE);

void mountPage({
  store,
  platforms: PLATFORMS,
  title: 'title.welcome',
  view: () => (
    <ExportPracticeContext.Provider value={(onProgress) => exportPractice(store, onProgress)}>
      <Welcome />
    </ExportPracticeContext.Provider>
  ),
});
