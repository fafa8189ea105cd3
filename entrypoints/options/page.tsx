import { mountPage } from '../../components/app/mount-page';
import { Options } from '../../components/options/options';
import { OptionsFrame } from '../../components/options/options-frame';
import { PLATFORMS } from '../../lib/platforms';
import { openStore } from '../../lib/store/store';

const loadTools = () => import('./teaching-tools').then(({ tools }) => tools);

void mountPage({
  store: openStore(),
  platforms: PLATFORMS,
  title: 'title.options',
  view: ({ text }) => (
    <OptionsFrame text={text}>
      <Options loadTools={loadTools} />
    </OptionsFrame>
  ),
});
