import { useState } from 'preact/hooks';
import { pictureOf, type Capture } from '../../lib/model/capture';
import type { UiKey } from '../../lib/text/ui';
import { useApp } from '../app/app-context';
import { formatFull, formatOffset } from '../format/format-time';
import { shortenMiddle } from '../format/shorten-middle';
import { CopyButton } from '../parts/copy-button';
import { MissingFields } from '../parts/missing-fields';
import { CapturePicture } from './capture-picture';
import { CaptureRecording } from './capture-recording';
import { CaptureStamps } from './capture-stamps';
import { CaptureSurroundings } from './capture-surroundings';
import { FieldsTable } from './fields-table';
import { numberBoxes } from './number-boxes';
import { SealedFiles } from './sealed-files';

/** One capture: when, of what, the picture, what was read where, and the seal. */
export function CaptureCard({ capture }: { capture: Capture }) {
  const { text, word, language } = useApp();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const { body, capturedAt, fields, state } = capture;
  const { clock, url, title } = body;
  const numbered = numberBoxes(fields);
  // Of a text that was fetched, and of a recording, no page was photographed.
  const isWithoutPage = body.fetched !== undefined || body.recording !== undefined;
  return (
    <li class="capture" data-testid="capture" data-capture-id={capture.id} data-state={state}>
      <div class="capture-head">
        <h4>{word(`stage.${body.stage}`)}</h4>
        <time
          dateTime={clock.utc}
          title={text('time.clock', { zone: clock.timeZone, offset: formatOffset(clock) })}
        >
          {formatFull(capturedAt, language, clock.timeZone)}
        </time>
      </div>
      <p class="capture-about">
        <span>{word(`trigger.${body.trigger}`)}</span>
        <span>{text('time.clock', { zone: clock.timeZone, offset: formatOffset(clock) })}</span>
        {state === 'pending' ? <span class="capture-pending">{text('capture.pending')}</span> : null}
      </p>
      <p class="capture-address">
        {title === '' ? null : <span>{title}</span>}
        <CopyButton value={url} shown={shortenMiddle(url, 48, 16)} name={text('capture.address')} />
      </p>
      {body.recording === undefined ? (
        <CapturePicture capture={capture} boxes={numbered} pointedAt={pointedAt} />
      ) : (
        <CaptureRecording capture={capture} recording={body.recording} />
      )}
      {body.checks.stable || isWithoutPage ? null : (
        <p class="capture-unstable">{text('capture.unstable')}</p>
      )}
      {body.fetched === undefined ? <FieldsTable fields={numbered} onPoint={setPointedAt} /> : null}
      <MissingFields missing={body.missing} />
      <CaptureSurroundings body={body} />
      <p class="capture-seal">
        <span>{text(sealName(body))}</span>
        <SealOf capture={capture} />
        {capture.seq === null ? null : <span>{text('seal.ledger', { seq: capture.seq })}</span>}
      </p>
      {capture.seq === null ? null : <CaptureStamps seq={capture.seq} />}
      <SealedFiles files={body.files} />
    </li>
  );
}

function sealName({ recording, files }: Capture['body']): UiKey {
  if (recording !== undefined && recording.path !== null) return 'seal.recording';
  return pictureOf({ files }) === undefined ? 'seal.page' : 'seal.picture';
}

function SealOf({ capture }: { capture: Capture }) {
  const { text } = useApp();
  const sealed =
    pictureOf(capture.body) ??
    capture.body.files.find((file) => file.path === capture.body.recording?.path) ??
    capture.body.files.find((file) => file.path === 'page.txt' || file.path === 'fetched.txt');
  if (sealed === undefined) return null;
  return (
    <CopyButton
      value={sealed.sha256}
      shown={shortenMiddle(sealed.sha256, 8, 8)}
      name={text('seal.hash', { file: sealed.path })}
    />
  );
}
