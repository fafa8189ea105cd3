import { useRef } from 'preact/hooks';
import type { Attachment } from '../../lib/model/attachment';
import { isPicture, type SealedFile } from '../../lib/model/capture';
import { formatMoney } from '../../lib/model/money';
import { useApp } from '../app/app-context';
import { useClaimText } from '../claim/use-claim-text';
import { formatBytes } from '../format/format-bytes';
import { formatFull, formatPageTime } from '../format/format-time';
import { shortenMiddle } from '../format/shorten-middle';
import { PictureDialog } from '../library/picture-dialog';
import { useStoredFile } from '../library/use-stored-file';
import { ConfirmedAction } from '../parts/confirmed-action';
import { useAttachText } from './use-attach-text';

interface AttachedFileProps {
  attachment: Attachment;
  onRemove(): Promise<void>;
}

/** One added file: what it is, that it was added and when, and how to look at it or take it out again. */
export function AttachedFile({ attachment, onRemove }: AttachedFileProps) {
  const say = useAttachText();
  const { say: claimSay } = useClaimText();
  const { language } = useApp();
  const { body, addedAt, id } = attachment;
  const { file, bill, evidence, name } = body;
  return (
    <li class="attached-file" data-testid="attached-file" data-attachment-id={id}>
      {file === null ? null : isPicture(file) ? (
        <AddedPicture id={id} file={file} name={name} />
      ) : (
        <AddedDocument id={id} file={file} name={name} />
      )}
      <div>
        <p>
          <b>{bill === null ? name : say(`bill.${bill.source}`, { count: bill.rows.length })}</b>{' '}
          <span class="attached-chip">{say('imported')}</span>
        </p>
        <p class="attached-hint">
          {[
            ...(evidence === null ? [] : [claimSay(`evidence.${evidence}`)]),
            ...(bill === null ? [] : [name]),
            ...(file === null ? [] : [formatBytes(file.bytes, language)]),
            say('at', { time: formatFull(addedAt, language) }),
          ].join(' · ')}
        </p>
        {bill?.rows.map((row) => (
          <p key={row.line} class="attached-row">
            {[
              row.at && formatPageTime(row.at),
              row.amount && formatMoney(row.amount, language),
              row.counterparty,
              row.status,
              row.transactionNo,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        ))}
        <p class="mono attached-hint">SHA-256 {shortenMiddle(body.original.sha256, 8, 8)}</p>
      </div>
      <ConfirmedAction
        testId="remove-attachment"
        look="button quiet danger-text"
        icon="trash"
        label={say('remove')}
        title={say('remove.title')}
        final={{ label: say('remove.final'), look: 'button danger final' }}
        failed={say('remove.failed')}
        act={onRemove}
      >
        <p>{say('remove.what', { name })}</p>
      </ConfirmedAction>
    </li>
  );
}

interface AddedProps {
  id: string;
  file: SealedFile;
  name: string;
}

function AddedPicture({ id, file, name }: AddedProps) {
  const say = useAttachText();
  const address = useStoredFile(id, file.path);
  const zoom = useRef<HTMLDialogElement>(null);
  if (address === undefined || address === null) return <span class="attached-thumb" />;
  const alt = `${name} · ${say('imported')}`;
  return (
    <>
      <button
        type="button"
        class="attached-thumb"
        aria-label={`${say('open')} · ${alt}`}
        onClick={() => zoom.current?.showModal()}
      >
        <img src={address} alt="" />
      </button>
      <PictureDialog
        reference={zoom}
        address={address}
        sealed={{ ...file, path: name }}
        alt={alt}
        kind={say('imported')}
        boxes={[]}
      />
    </>
  );
}

/** Saved, never shown here: what stands in a document of somebody else is no page of ours. */
function AddedDocument({ id, file, name }: AddedProps) {
  const say = useAttachText();
  const address = useStoredFile(id, file.path);
  if (address === undefined || address === null) return <span class="attached-thumb">PDF</span>;
  return (
    <a
      class="attached-thumb document"
      href={address}
      download={`${id}.pdf`}
      aria-label={`${say('open')} · ${name}`}
    >
      PDF
    </a>
  );
}
