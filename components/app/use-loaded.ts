import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadTexts } from '../../lib/text/text-area';
import { useApp } from './app-context';

/** A part that comes by `import()`, with its texts, once it is wanted; null until it is there. */
export function useLoaded<Props>(
  isWanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const { language } = useApp();
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    void load().then(async (loaded) => {
      await loadTexts(language);
      setPart(() => loaded);
    });
  }, [isWanted]);
  return Part;
}
