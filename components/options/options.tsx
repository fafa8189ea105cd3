import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app/app-context';
import { PlatformEditor } from '../platforms/platform-editor';
import { SharePlatforms } from '../platforms/share-platforms';
import { usePlatformRoute, type PlatformRoute } from '../platforms/routes';
import { TeachingToolsContext, type TeachingTools } from '../platforms/teaching-tools';
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
export function Options({ loadTools }: { loadTools(): Promise<TeachingTools> }) {
  const route = usePlatformRoute();
  return route === null ? <AllSections /> : <PlatformPage route={route} loadTools={loadTools} />;
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

interface PlatformPageProps {
  route: NonNullable<PlatformRoute>;
  loadTools(): Promise<TeachingTools>;
}

function PlatformPage({ route, loadTools }: PlatformPageProps) {
  const [tools, setTools] = useState<TeachingTools | null>(null);
  useEffect(() => void loadTools().then(setTools), [loadTools]);
  return (
    <div class="options">
      <OptionsNav current="platforms" />
      <main class="options-main">
        {tools === null ? null : (
          <TeachingToolsContext.Provider value={tools}>
            {route === 'share' ? (
              <SharePlatforms />
            ) : (
              <PlatformEditor key={`${route.id} ${route.copyOf}`} id={route.id} copyOf={route.copyOf} />
            )}
          </TeachingToolsContext.Provider>
        )}
      </main>
    </div>
  );
}
