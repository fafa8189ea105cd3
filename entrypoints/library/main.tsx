import { mountPage } from '../../components/app/mount-page';
import { Library } from '../../components/library/library';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

void mountPage({ store: openStore(), platforms: PLATFORMS, title: 'title.library', view: () => <Library /> });
