import { mountPage } from '../../components/app/mount-page';
import { FIRST_SCREEN, Popup } from '../../components/popup/popup';
import { glanceAtTab } from '../../lib/flow/glance-at-tab';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

void mountPage({
  store: openStore(),
  platforms: PLATFORMS,
  title: 'title.popup',
  first: [...FIRST_SCREEN, glanceAtTab],
  view: () => <Popup glance={glanceAtTab} />,
});
