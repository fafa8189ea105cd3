import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../lib/model/language';
import { loadTexts } from '../../lib/text/text-area';
import { afterPaint } from '../app/after-paint';
import { useApp } from '../app/app-context';
import { usePlatformRoute, type PlatformRoute } from '../platforms/routes';
import type { TeachingTools } from '../platforms/teaching-tools';
import { SECTION_GROUPS } from './section-groups';
import { SECTION_VIEWS } from './sections';

export interface OptionsProps {
  loadTools(): Promise<TeachingTools>;
}

/** Everything that can be set, in one column; a platform that is edited takes the column for itself. */
export function Options({ loadTools }: OptionsProps) {
  const route = usePlatformRoute();
  return route === null ? <AllSections /> : <PlatformPage route={route} loadTools={loadTools} />;
}

function AllSections() {
  const [isPainted, setPainted] = useState(false);
  // An address that names a section needs them all at once, to scroll to it.
  const groups = isPainted || window.location.hash !== '' ? SECTION_GROUPS : SECTION_GROUPS.slice(0, 1);
  useEffect(() => {
    void afterPaint().then(() => setPainted(true));
    // The address was read before there was anything to scroll to.
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ behavior: 'instant' });
  }, []);
  return groups.flatMap(({ sections }) =>
    sections.map((id) => {
      const View = SECTION_VIEWS[id];
      return <View key={id} />;
    }),
  );
}

interface PlatformPageProps extends OptionsProps {
  route: NonNullable<PlatformRoute>;
}

/** Loaded when somebody teaches: most visits need neither the editor nor the recogniser. */
function PlatformPage({ route, loadTools }: PlatformPageProps) {
  const { language } = useApp();
  const [draw, setDraw] = useState<DrawPlatformPage | null>(null);
  useEffect(
    () => void loadPlatformPage(loadTools, language).then((loaded) => setDraw(() => loaded)),
    [loadTools],
  );
  return draw === null ? <div aria-busy="true" /> : draw(route);
}

type DrawPlatformPage = (route: NonNullable<PlatformRoute>) => ComponentChildren;

async function loadPlatformPage(
  loadTools: OptionsProps['loadTools'],
  language: Language,
): Promise<DrawPlatformPage> {
  const [{ PlatformPage: View }, tools] = await Promise.all([
    import('../platforms/platform-page'),
    loadTools(),
  ]);
  // Of what came with them.
  await loadTexts(language);
  return (route) => <View route={route} tools={tools} />;
}
