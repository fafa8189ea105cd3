import { mountPage } from '../../components/app/mount-page';
import { Popup } from '../../components/popup/popup';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

void mountPage({ store: openStore(), platforms: PLATFORMS, title: 'title.popup', view: () => <Popup /> });
