import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlatformDefinition } from '../../lib/model/platform';
import type { Contribution, ContributionRequest, Trial } from '../../lib/model/teaching';

/** What teaching needs of the flows; the recogniser itself is no part of the views. */
export interface TeachingTools {
  /** Reads a saved page by its markup alone. */
  trySavedPage(html: string, url: string, definition: PlatformDefinition): Trial;
  /** Reads a saved page that is laid out in a frame. */
  tryShownPage(document: Document, url: string, definition: PlatformDefinition): Trial;
  makeContribution(request: ContributionRequest): Contribution;
  /** One zip with these files at their paths. */
  zip(files: Contribution['files']): Promise<Blob>;
}

export const TeachingToolsContext = createContext<TeachingTools | null>(null);

export function useTeachingTools(): TeachingTools {
  const tools = useContext(TeachingToolsContext);
  if (tools === null) throw new Error('no TeachingToolsContext above this view');
  return tools;
}
