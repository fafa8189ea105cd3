import { mountPage } from '../../components/app/mount-page';
import { CheckPage } from '../../components/check/check-page';
import { decodePicture } from '../../lib/browser/pictures';
import { checkHere } from '../../lib/flow/check-packet';
import { describeRoots } from '../../lib/flow/describe-roots';
import { openMaskHere, openRecordHere } from '../../lib/flow/open-masks';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const store = openStore();
void mountPage({
  store,
  platforms: PLATFORMS,
  title: 'title.check',
  view: () => (
    <CheckPage
      check={(picked, wish) => checkHere(picked, store, wish)}
      opener={{
        openMask: (report, record, mask) =>
          openMaskHere(report, record, mask, { store, decode: decodePicture }),
        openRecord: (id) => openRecordHere(id, store),
      }}
      describeRoots={describeRoots}
    />
  ),
});
