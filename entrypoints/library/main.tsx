import { mountPage } from '../../components/app/mount-page';
import { Library } from '../../components/library/library';
import { ATTACHING } from '../../lib/flow/attaching';
import { MERGING } from '../../lib/flow/merging';
import { maskReview } from '../../lib/flow/review-masks';
import { reviewClaim } from '../../lib/flow/review-claim';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

void mountPage({
  store: openStore(),
  platforms: PLATFORMS,
  title: 'title.library',
  view: () => <Library review={reviewClaim} masks={maskReview} merging={MERGING} attaching={ATTACHING} />,
});
