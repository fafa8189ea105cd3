import { useEffect } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { PlatformEditor } from '../platforms/platform-editor';
import { SharePlatforms } from '../platforms/share-platforms';
import { usePlatformRoute, type PlatformRoute } from '../platforms/routes';
import { OptionsNav } from './options-nav';
import { SECTION_GROUPS } from './sections';
import { useAfterPaint } from './use-after-paint';
import { useCurrentSection } from './use-current-section';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './options.css';
import './settings-rows.css';

/** Everything that can be set, in one column; a platform that is edited takes the column for itself. */
export function Options() {
  const route = usePlatformRoute();
  return route === null ? <AllSections /> : <PlatformPage route={route} />;
}

function AllSections() {
  const { text } = useApp();
  const current = useCurrentSection();
  const isPainted = useAfterPaint();
  // An address that names a section needs them all at once, to scroll to it.
  const groups = isPainted || window.location.hash !== '' ? SECTION_GROUPS : SECTION_GROUPS.slice(0, 1);
  // The address was read before there was anything to scroll to.
  useEffect(
    () => document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ behavior: 'instant' }),
    [],
  );
  return (
    <div class="options">
      <OptionsNav current={current} />
      <main class="options-main">
        <h1>{text('options')}</h1>
        {groups.flatMap(({ sections }) => sections.map(([id, View]) => <View key={id} />))}
      </main>
    </div>
  );
}

function PlatformPage({ route }: { route: NonNullable<PlatformRoute> }) {
  return (
    <div class="options">
      <OptionsNav current="platforms" />
      <main class="options-main">
        {route === 'share' ? (
          <SharePlatforms />
        ) : (
          <PlatformEditor key={`${route.id} ${route.copyOf}`} id={route.id} copyOf={route.copyOf} />
        )}
      </main>
    </div>
  );
}
