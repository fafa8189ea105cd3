import { mountPage } from '../../components/app/mount-page';
import { Options } from '../../components/options/options';
import { TeachingToolsContext, type TeachingTools } from '../../components/platforms/teaching-tools';
import { makeContribution } from '../../lib/flow/make-contribution';
import { trySavedPage, tryShownPage } from '../../lib/flow/try-definition';
import { zipContribution } from '../../lib/flow/zip-contribution';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const tools: TeachingTools = { trySavedPage, tryShownPage, makeContribution, zip: zipContribution };

void mountPage({
  store: openStore(),
  platforms: PLATFORMS,
  title: 'title.options',
  view: () => (
    <TeachingToolsContext.Provider value={tools}>
      <Options />
    </TeachingToolsContext.Provider>
  ),
});
