import { mountPage } from '../../components/app/mount-page';
import { Options } from '../../components/options/options';
import { TrySavedPageContext } from '../../components/platforms/try-captures';
import { trySavedPage } from '../../lib/flow/try-definition';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

void mountPage({
  store: openStore(),
  platforms: PLATFORMS,
  title: 'title.options',
  view: () => (
    <TrySavedPageContext.Provider value={trySavedPage}>
      <Options />
    </TrySavedPageContext.Provider>
  ),
});
