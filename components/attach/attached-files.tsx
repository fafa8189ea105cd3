import { useEffect, useState } from 'preact/hooks';
import type { Attaching } from '../../lib/flow/attaching';
import { ATTACHMENT_TYPES, BILL_ENDINGS, type Attachment } from '../../lib/model/attachment';
import type { Purchase } from '../../lib/model/purchase';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { AttachedFile } from './attached-file';
import { shortenMiddle } from '../format/shorten-middle';
import { BillReview } from './bill-review';
import type { Attach, FileNote } from './use-attach';
import { useAttachText } from './use-attach-text';
import './attach.css';

export interface AttachedFilesProps {
  attach: Attach;
  attaching: Attaching;
  /** Purchases and claims that it is shown for. */
  ownerIds: readonly string[];
  purchases: readonly Purchase[];
}

const ACCEPTED = [...ATTACHMENT_TYPES, ...BILL_ENDINGS].join(',');

/** What a person added, and where more is dropped or chosen. What cannot be added is said right here. */
export function AttachedFiles({ attach, attaching, ownerIds, purchases }: AttachedFilesProps) {
  const say = useAttachText();
  const { store } = useApp();
  const added = useLive((from) => from.attachmentsOf(ownerIds), [ownerIds.join()]);
  const { adding, notes, bill, add, chooseRows } = attach;
  return (
    <section class="attached" data-testid="attached" aria-label={say('title')}>
      <h3>{say('title')}</h3>
      <DropZone isBusy={adding !== null} onFiles={add} />
      <output class="attached-adding">{adding === null ? '' : say('adding', { name: adding })}</output>
      <Notes notes={notes} />
      {added.status === 'ready' && added.value.length > 0 ? (
        <ul class="attached-list">
          {added.value.map((one: Attachment) => (
            <AttachedFile key={one.id} attachment={one} onRemove={() => attaching.remove(one.id, store)} />
          ))}
        </ul>
      ) : null}
      {bill === null ? null : (
        <BillReview
          key={bill.source.original.sha256}
          read={bill}
          purchases={purchases}
          onChosen={chooseRows}
        />
      )}
    </section>
  );
}

function Notes({ notes }: { notes: readonly FileNote[] }) {
  const say = useAttachText();
  if (notes.length === 0) return null;
  return (
    <div role="alert">
      <ul class="attached-notes">
        {notes.map(({ name, why }, index) => (
          <li key={`${index} ${name}`} class="claim-problem" data-problem={why}>
            {why === 'present'
              ? say('present', { name: shortenMiddle(name, 24, 12) })
              : say('problem', { name: shortenMiddle(name, 24, 12), problem: say(`problem.${why}`) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function DropZone({ isBusy, onFiles }: { isBusy: boolean; onFiles(files: File[]): void }) {
  const say = useAttachText();
  const [isOver, setOver] = useState(false);
  // A drop beside the zone would make the browser leave the page for the file.
  useEffect(() => {
    const listening = new AbortController();
    for (const type of ['dragover', 'drop'] as const)
      window.addEventListener(type, (event) => event.preventDefault(), { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return (
    <div
      class="attached-drop"
      data-testid="attach-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p>
        {say('drop')}{' '}
        <label class="button" aria-disabled={isBusy}>
          <input
            type="file"
            class="visually-hidden"
            data-testid="attach-choose"
            multiple
            accept={ACCEPTED}
            disabled={isBusy}
            onChange={({ currentTarget }) => {
              onFiles([...(currentTarget.files ?? [])]);
              // The same file can be chosen again, once it was mended.
              currentTarget.value = '';
            }}
          />
          {say('choose')}
        </label>
      </p>
      <p class="attached-hint">{say('what')}</p>
      <p class="attached-hint">{say('kept')}</p>
    </div>
  );
}
