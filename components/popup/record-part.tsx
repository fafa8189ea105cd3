import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { canRecordTabs } from '../../lib/browser/tab-capture';
import type { Language } from '../../lib/model/language';
import { loadTexts } from '../../lib/text/text-area';
import { useApp } from '../app/app-context';
import type { RecordTabProps } from '../recording/record-tab';

/** The recording of the tab, where the browser can; loaded once the rest of the popup is drawn. */
export function RecordPart(props: RecordTabProps) {
  const [Part, setPart] = useState<ComponentType<RecordTabProps> | null>(null);
  const { language } = useApp();
  useEffect(() => {
    if (canRecordTabs()) void loadPart(language).then((loaded) => setPart(() => loaded));
  }, []);
  return Part === null ? null : <Part {...props} />;
}

async function loadPart(language: Language): Promise<ComponentType<RecordTabProps>> {
  const { RecordTab } = await import('../recording/record-tab');
  await loadTexts(language);
  return RecordTab;
}
