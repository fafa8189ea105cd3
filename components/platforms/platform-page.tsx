import type { PlatformRoute } from './routes';
import { PlatformEditor } from './platform-editor';
import { SharePlatforms } from './share-platforms';
import { TeachingToolsContext, type TeachingTools } from './teaching-tools';

export interface PlatformPageProps {
  route: NonNullable<PlatformRoute>;
  tools: TeachingTools;
}

/** A platform that is edited, or the page to take in and give away definitions. */
export function PlatformPage({ route, tools }: PlatformPageProps) {
  return (
    <TeachingToolsContext.Provider value={tools}>
      {route === 'share' ? (
        <SharePlatforms />
      ) : (
        <PlatformEditor key={`${route.id} ${route.copyOf}`} id={route.id} copyOf={route.copyOf} />
      )}
    </TeachingToolsContext.Provider>
  );
}
