import { drawFrame } from '../../components/app/draw-frame';
import { OptionsFrame } from '../../components/options/options-frame';

void drawFrame({ title: 'title.options', view: (text) => <OptionsFrame text={text} /> }).then(
  () => import('./page'),
);
