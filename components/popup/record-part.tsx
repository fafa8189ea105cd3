import { canRecordTabs } from '../../lib/browser/tab-capture';
import { useLoaded } from '../app/use-loaded';
import type { RecordTabProps } from '../recording/record-tab';

/** The recording of the tab, where the browser can; loaded once the rest of the popup is drawn. */
export function RecordPart(props: RecordTabProps) {
  const Part = useLoaded(canRecordTabs(), async () => (await import('../recording/record-tab')).RecordTab);
  return Part === null ? null : <Part {...props} />;
}
