import { mountPage } from '../../components/app/mount-page';
import { Options } from '../../components/options/options';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

void mountPage({ store: openStore(), platforms: PLATFORMS, title: 'title.options', view: () => <Options /> });
