import { useRef } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import type { ExportOutcome } from '../../lib/model/message';
import type { StampCounts } from '../../lib/model/time-stamp';
import { useApp } from '../app/app-context';
import { formatBytes } from '../format/format-bytes';
import { shortenMiddle } from '../format/shorten-middle';
import { Icon } from '../icons';
import { CopyButton } from '../parts/copy-button';
import { Dialog } from '../parts/dialog';

export interface ExportSavedProps {
  saved: ExportOutcome & { status: 'saved' };
  onClose(): void;
}

/** How the packet's own time stamps stand; nothing where nobody was asked. */
function ExportStamps({ stamps }: { stamps: StampCounts }) {
  const { text } = useApp();
  const told = (['stamped', 'pending', 'failed'] as const).filter((state) => stamps[state] > 0);
  if (told.length === 0) return null;
  return (
    <p class="export-size" data-testid="export-stamps">
      {told.map((state) => text(`export.stamps.${state}`, { count: stamps[state] })).join(' · ')}
    </p>
  );
}

/** Where the packet is, and how anybody can check it. */
export function ExportSaved({ saved, onClose }: ExportSavedProps) {
  const { text, language } = useApp();
  const how = useRef<HTMLDialogElement>(null);
  const { fileName, bytes, files, downloadId, keyFingerprint, stamps } = saved;
  return (
    <section class="export-result" data-testid="export-result" data-status="saved" data-file={fileName}>
      <span class="export-seal">
        <Icon name="check" />
      </span>
      <div class="export-told">
        <p>
          {text('export.saved')} <b title={fileName}>{shortenMiddle(fileName, 18, 14)}</b>
        </p>
        <p class="export-size">
          {formatBytes(bytes, language)} · {text('export.contents', { count: files })}
        </p>
        <ExportStamps stamps={stamps} />
        <p class="export-links">
          <button
            type="button"
            class="button quiet"
            onClick={() => void askBackground('showDownload', { downloadId })}
          >
            <Icon name="folder" small />
            {text('export.show')}
          </button>
          <button type="button" class="button quiet" onClick={() => how.current?.showModal()}>
            <Icon name="shield" small />
            {text('export.how')}
          </button>
        </p>
      </div>
      <button type="button" class="icon-button" aria-label={text('close')} onClick={onClose}>
        <Icon name="close" small />
      </button>
      <Dialog reference={how} title={text('how.title')}>
        <ol class="steps">
          <li>{text('how.open')}</li>
          <li>{text('how.commands')}</li>
          <li>
            {text('how.key')}
            <CopyButton value={keyFingerprint} name={text('key.name')} />
          </li>
        </ol>
        <p class="how-limits">{text('how.limits')}</p>
      </Dialog>
    </section>
  );
}
